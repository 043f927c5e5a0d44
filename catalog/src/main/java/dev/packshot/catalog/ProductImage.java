package dev.packshot.catalog;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One picture of a live gallery, as its marketplace tells it.
 *
 * @param id the marketplace's own
 * @param marker the marker that was sent along with the upload, when the marketplace keeps one; tells our picture from
 *     the seller's
 * @param created when the marketplace took it in, when it tells
 * @param revision changes whenever the picture's bytes change, as far as the marketplace lets it be seen; may be empty
 * @param address where the bytes can be had; empty while the marketplace still works on the picture
 * @param altText may be empty
 * @param size empty while the marketplace doesn't tell it
 * @param variants ids of the variants that show this picture
 */
public record ProductImage(
        ImageId id,
        Optional<String> marker,
        Optional<Instant> created,
        String revision,
        Optional<ImageAddress> address,
        String altText,
        Optional<PixelSize> size,
        Set<String> variants) {
    public ProductImage {
        variants = Set.copyOf(variants);
    }

    /** How long after its upload a marketplace may still prepare a picture before anybody can fetch it. */
    private static final Duration PREPARED_WITHIN = Duration.ofMinutes(10);

    /** Whether its marketplace still prepares it: it is new, and nowhere yet. */
    boolean preparing(Instant now) {
        return address.isEmpty()
                && created.filter(now.minus(PREPARED_WITHIN)::isBefore).isPresent();
    }

    /** What makes this picture another one when it changes; addresses don't, since they are signed anew each time. */
    String identity() {
        return String.join("\u001f", id.id(), revision, altText, new TreeSet<>(variants).toString());
    }
}
