package dev.packshot.catalog;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The pictures of a listing in the order in which buyers see them.
 *
 * @param images each id once; the first is the main picture
 */
public record Gallery(List<ProductImage> images) {
    /** A gallery without pictures. */
    public static final Gallery EMPTY = new Gallery(List.of());

    public Gallery {
        images = List.copyOf(images);
        Set<ImageId> seen = new HashSet<>();
        images.forEach(image -> {
            if (!seen.add(image.id())) {
                throw new IllegalArgumentException("A gallery holds each picture once, but " + image.id() + " twice");
            }
        });
    }

    /** The picture that search results show; empty for an empty gallery. */
    public Optional<ProductImage> main() {
        return images.stream().findFirst();
    }

    /** The picture with this id. */
    public Optional<ProductImage> image(ImageId id) {
        return images.stream().filter(image -> image.id().equals(id)).findFirst();
    }

    /** Whether the marketplace still prepares a picture of it, so that it will soon be another one. */
    public boolean preparing(Instant now) {
        return images.stream().anyMatch(image -> image.preparing(now));
    }

    /** The pictures that carry this marker: more than one means that something was uploaded twice. */
    public List<ProductImage> marked(String marker) {
        return images.stream()
                .filter(image -> image.marker().filter(marker::equals).isPresent())
                .toList();
    }

    /**
     * Equal exactly when the galleries show the same pictures in the same order with the same alt text and variant links.
     */
    public Digest fingerprint() {
        return Digest.of(images.stream().map(ProductImage::identity).collect(Collectors.joining("\u001e")));
    }

    /** What became different from an earlier state of the same gallery. */
    public GalleryDiff since(Gallery earlier) {
        return GalleryDiff.between(earlier, this);
    }
}
