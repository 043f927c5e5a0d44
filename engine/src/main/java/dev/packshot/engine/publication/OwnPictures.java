package dev.packshot.engine.publication;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.ProductImage;
import dev.packshot.catalog.Slot;
import dev.packshot.engine.mirror.ListingMirror;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Tells our pictures from the seller's: by the marker where the marketplace keeps it, else by what we left there. */
@Singleton
public final class OwnPictures {
    private final PublicationRows rows;
    private final ListingMirror mirror;

    OwnPictures(PublicationRows rows, ListingMirror mirror) {
        this.rows = rows;
        this.mirror = mirror;
    }

    private record Left(ImageId id, String revision) {}

    /**
     * What we put somewhere.
     *
     * @param slot that it was made for
     * @param digest of the rendition
     */
    public record Put(Slot slot, Digest digest) {}

    /** The pictures of a gallery that a publication (no restore) of ours put there, and that nobody changed since. */
    public Set<ImageId> of(UUID listing, Gallery gallery) {
        return puts(listing, gallery).keySet();
    }

    /** The same, with what each of them is. */
    public Map<ImageId, Put> puts(UUID listing, Gallery gallery) {
        var ref = mirror.get(listing).ref();
        Map<String, Put> markers = new HashMap<>();
        Map<Left, Put> left = new HashMap<>();
        for (Publication publication : touching(listing)) {
            for (PlannedPlace place : publication.places()) {
                place.put().ifPresent(put -> {
                    var known = new Put(Slot.parse(put.slot()), put.digest());
                    markers.put(put.key(ref).marker(), known);
                    place.became().ifPresent(id -> left.put(new Left(id, place.revision()), known));
                });
            }
        }
        Map<ImageId, Put> ours = new HashMap<>();
        for (ProductImage image : gallery.images()) {
            Put put = image.marker().isPresent()
                    ? markers.get(image.marker().get())
                    : left.get(new Left(image.id(), image.revision()));
            if (put != null) {
                ours.put(image.id(), put);
            }
        }
        return Map.copyOf(ours);
    }

    /** Whether a write of ours is under way: what is read meanwhile is neither the gallery before nor the one after. */
    public boolean beingWritten(UUID listing) {
        return rows.open(listing)
                .filter(publication -> publication.state() == PublicationState.INTENDED)
                .isPresent();
    }

    private List<Publication> touching(UUID listing) {
        return rows.of(Objects.requireNonNull(listing)).stream()
                .filter(publication -> publication.kind() == Publication.Kind.PUBLISH
                        && publication.state().touched())
                .toList();
    }
}
