package dev.packshot.engine.publication;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ProductImage;
import dev.packshot.catalog.Slot;
import dev.packshot.connector.ConnectorException;
import dev.packshot.engine.budget.Purpose;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.connection.Sessions;
import dev.packshot.engine.mirror.ListingMirror;
import dev.packshot.engine.mirror.MirroredListing;
import dev.packshot.engine.work.Pool;
import dev.packshot.engine.work.Postponed;
import dev.packshot.engine.work.RetryPolicy;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.Worker;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Plans how the originals go back from what is live now. */
@Singleton
final class RestoreWorker implements Worker {
    static final String RESTORE = "restore";

    private static final Duration OTHERS_FIRST = Duration.ofSeconds(2);

    private final ListingMirror mirror;
    private final Connections connections;
    private final Sessions sessions;
    private final Way way;

    RestoreWorker(ListingMirror mirror, Connections connections, Sessions sessions, Way way) {
        this.mirror = mirror;
        this.connections = connections;
        this.sessions = sessions;
        this.way = way;
    }

    @Override
    public String stage() {
        return RESTORE;
    }

    @Override
    public Pool pool() {
        return Pool.IO;
    }

    @Override
    public RetryPolicy retries() {
        return RetryPolicy.retry(8)
                .startingAt(ofSeconds(1))
                .doublingUpTo(ofMinutes(5))
                .thenQuarantine();
    }

    @Override
    public Optional<UUID> listing(WorkItem item) {
        return Optional.of(item.row());
    }

    @Override
    public void work(WorkItem item) {
        MirroredListing row = QuarkusTransaction.requiringNew().call(() -> mirror.get(item.row()));
        Connection connection = QuarkusTransaction.requiringNew().call(() -> connections.get(row.connection()));
        try {
            Listing now = sessions.with(
                    connection, Purpose.RESTORE, session -> session.reader().read(row.ref()));
            way.plan(row.id(), now, item.data());
        } catch (ConnectorException.NotFound e) {
            mirror.gone(row.id());
        }
    }

    /** The way back from a gallery. */
    @jakarta.enterprise.context.ApplicationScoped
    static class Way {
        private final ListingMirror mirror;
        private final PublicationRows rows;
        private final Snapshots snapshots;
        private final OwnPictures own;
        private final Publications.Launch launch;
        private final Ledger ledger;

        Way(
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

        @jakarta.transaction.Transactional
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

        private PlannedPlace place(
                Snapshot original, ProductImage image, int position, Gallery now, Set<ImageId> ours) {
            Optional<ProductImage> live = now.image(image.id())
                    .filter(is -> !ours.contains(is.id()) && is.revision().equals(image.revision()));
            if (live.isPresent()) {
                return new PlannedPlace(
                        Optional.of(image.id()),
                        Optional.empty(),
                        image.altText(),
                        image.variants(),
                        Optional.empty(),
                        "");
            }
            Snapshot.Kept kept = original.kept(image.id()).orElseThrow();
            Optional<ImageId> standsIn = position < now.images().size()
                    ? Optional.of(now.images().get(position).id()).filter(ours::contains)
                    : Optional.empty();
            var put = new PlannedPlace.Put(
                    Slot.at(position).label(), kept.digest(), kept.type(), kept.size(), kept.length());
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
                    .collect(java.util.stream.Collectors.toSet());
        }
    }
}
