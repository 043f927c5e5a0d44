package dev.packshot.engine.publication;

import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.ProductImage;
import dev.packshot.engine.mirror.ListingMirror;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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

    /** The pictures of a gallery that a publication (no restore) of ours put there, and that nobody changed since. */
    public Set<ImageId> of(UUID listing, Gallery gallery) {
        var ref = mirror.get(listing).ref();
        Set<String> markers = new HashSet<>();
        Set<Left> left = new HashSet<>();
        for (Publication publication : touching(listing)) {
            for (PlannedPlace place : publication.places()) {
                place.put().ifPresent(put -> {
                    markers.add(put.key(ref).marker());
                    place.became().ifPresent(id -> left.add(new Left(id, place.revision())));
                });
            }
        }
        return gallery.images().stream()
                .filter(image -> image.marker().isPresent()
                        ? markers.contains(image.marker().get())
                        : left.contains(new Left(image.id(), image.revision())))
                .map(ProductImage::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<Publication> touching(UUID listing) {
        return rows.of(Objects.requireNonNull(listing)).stream()
                .filter(publication -> publication.kind() == Publication.Kind.PUBLISH
                        && publication.state().touched())
                .toList();
    }
}
