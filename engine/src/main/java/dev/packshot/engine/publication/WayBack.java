package dev.packshot.engine.publication;

import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ProductImage;
import dev.packshot.catalog.Slot;
import dev.packshot.engine.mirror.ListingMirror;
import dev.packshot.engine.mirror.MirroredListing;
import dev.packshot.engine.work.Postponed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The way back from a gallery. */
@ApplicationScoped
class WayBack {
    private static final Duration OTHERS_FIRST = Duration.ofSeconds(2);

    private final ListingMirror mirror;
    private final PublicationRows rows;
    private final Snapshots snapshots;
    private final OwnPictures own;
    private final Publications.Launch launch;
    private final Ledger ledger;

    WayBack(
            ListingMirror mirror,
            PublicationRows rows,
            Snapshots snapshots,
            OwnPictures own,
            Publications.Launch launch,
            Ledger ledger) {
        this.mirror = mirror;
        this.rows = rows;
        this.snapshots = snapshots;
        this.own = own;
        this.launch = launch;
        this.ledger = ledger;
    }

    @Transactional
    void plan(UUID listing, Listing now, String actor) {
        MirroredListing row = mirror.locked(listing);
        rows.open(listing).ifPresent(open -> {
            if (open.state() != PublicationState.PLANNED || open.kind() == Publication.Kind.RESTORE) {
                // What is on its way may still arrive: it is taken back once that is known.
                throw new Postponed("Something else is on its way to this listing", OTHERS_FIRST);
            }
            ledger.end(open.id(), PublicationState.CANCELLED, "The originals are put back instead.");
            rows.flush();
        });
        Snapshot original = snapshots.original(listing).orElseThrow();
        List<PlannedPlace> places = places(listing, original, now.gallery());
        boolean there = places.size() == now.gallery().images().size()
                && places.stream().allMatch(place -> place.put().isEmpty())
                && Outcome.of(row.ref(), now.gallery(), places, now.gallery()) == Outcome.DONE;
        if (!there) {
            launch.restore(row, now.gallery(), places, actor);
        }
    }

    /** The original pictures in their order, then what the seller added since; ours go. */
    private List<PlannedPlace> places(UUID listing, Snapshot original, Gallery now) {
        Set<ImageId> ours = own.of(listing, now);
        List<PlannedPlace> places = new ArrayList<>();
        List<ProductImage> before = original.gallery().images();
        for (int i = 0; i < before.size(); i++) {
            places.add(place(original, before.get(i), i, now, ours));
        }
        Set<ImageId> placed = placedIds(places);
        for (ProductImage image : now.images()) {
            boolean known = original.gallery().image(image.id()).isPresent() || placed.contains(image.id());
            if (!known && !ours.contains(image.id()) && !restored(listing, image)) {
                places.add(PlannedPlace.keep(image));
            }
        }
        return places;
    }

    private PlannedPlace place(Snapshot original, ProductImage image, int position, Gallery now, Set<ImageId> ours) {
        Optional<ProductImage> live = now.image(image.id())
                .filter(is -> !ours.contains(is.id()) && is.revision().equals(image.revision()));
        if (live.isPresent()) {
            return new PlannedPlace(
                    Optional.of(image.id()), Optional.empty(), image.altText(), image.variants(), Optional.empty(), "");
        }
        Snapshot.Kept kept = original.kept(image.id()).orElseThrow();
        Optional<ImageId> standsIn = position < now.images().size()
                ? Optional.of(now.images().get(position).id()).filter(ours::contains)
                : Optional.empty();
        var put =
                new PlannedPlace.Put(Slot.at(position).label(), kept.digest(), kept.type(), kept.size(), kept.length());
        return PlannedPlace.put(put, standsIn, image.altText(), image.variants());
    }

    /** Whether an earlier restore put it there: it is one of the originals already. */
    private boolean restored(UUID listing, ProductImage image) {
        return rows.of(listing).stream()
                .filter(publication -> publication.kind() == Publication.Kind.RESTORE
                        && publication.state().touched())
                .flatMap(publication -> publication.places().stream())
                .filter(place -> place.put().isPresent())
                .anyMatch(place -> place.became().filter(image.id()::equals).isPresent()
                        || image.marker()
                                .filter(place.put()
                                        .get()
                                        .key(mirror.get(listing).ref())
                                        .marker()::equals)
                                .isPresent());
    }

    private static Set<ImageId> placedIds(List<PlannedPlace> places) {
        return places.stream()
                .filter(place -> place.put().isEmpty())
                .flatMap(place -> place.image().stream())
                .collect(Collectors.toSet());
    }
}
