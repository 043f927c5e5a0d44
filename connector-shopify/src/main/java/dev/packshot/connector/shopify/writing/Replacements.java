package dev.packshot.connector.shopify.writing;

import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.ProductImage;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.shopify.gallery.MediaFault;
import dev.packshot.connector.shopify.gallery.Medium.Picture;
import dev.packshot.connector.shopify.gallery.PresentGallery;
import dev.packshot.connector.shopify.gallery.Step;
import dev.packshot.connector.shopify.gallery.Submission;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pictures whose bytes one try replaces in place, and the way back for those that Shopify doesn't take. */
final class Replacements {
    private final GalleryCalls calls;

    /** Revisions before, by id. */
    private final Map<String, String> sent = new HashMap<>();

    Replacements(GalleryCalls calls) {
        this.calls = calls;
    }

    /** Remembers what a picture was before its bytes were sent. */
    void sent(Picture before, Optional<GalleryChange.Put> content) {
        content.ifPresent(put -> sent.put(before.id(), before.image().revision()));
    }

    /** Whether this try sent bytes for a picture. */
    boolean areSent(String picture) {
        return sent.containsKey(picture);
    }

    /** Whether a picture shows another version than before its bytes were sent. */
    boolean hasMoved(Picture now) {
        return !now.image().revision().equals(sent.get(now.id()));
    }

    /**
     * What is awaited of pictures; the revision before is an empty text where an earlier try sent the bytes.
     *
     * @param targets what they are to show
     */
    Map<String, Submission.Awaited> awaited(
            GalleryChange change, Collection<String> pictures, Map<String, GalleryChange.Put> targets) {
        Map<String, Submission.Awaited> awaited = new HashMap<>();
        pictures.forEach(id -> Optional.ofNullable(targets.get(id))
                .ifPresent(put -> awaited.put(
                        id,
                        Submission.Awaited.of(
                                sent.getOrDefault(id, ""),
                                put.file().length(),
                                change.base()
                                        .image(new ImageId(id))
                                        .map(ProductImage::altText)
                                        .filter(alt -> !alt.equals(put.altText()))))));
        return awaited;
    }

    /** What Shopify says is wrong. */
    List<MediaFault> faults(List<Picture> files) {
        return files.stream().flatMap(file -> file.faults().stream()).distinct().toList();
    }

    /**
     * Lets the former pictures show again, with the alt texts that they had.
     *
     * @param now may hold the new alt texts already
     */
    void giveUp(GalleryChange change, PresentGallery now, List<String> pictures) {
        calls.acknowledge(pictures);
        List<Step.Row> texts = pictures.stream()
                .flatMap(id -> change.base().image(new ImageId(id)).stream())
                .filter(base -> now.picture(base.id().id())
                        .filter(picture -> !picture.image().altText().equals(base.altText()))
                        .isPresent())
                .map(base -> row(now, base))
                .toList();
        if (!texts.isEmpty()) {
            calls.update(change.listing(), texts, Map.of());
        }
        pictures.forEach(sent::remove);
    }

    private static Step.Row row(PresentGallery now, ProductImage base) {
        return new Step.Row(now.picture(base.id().id()).orElseThrow(), Optional.empty(), base.altText(), false);
    }

    /** What to say of pictures that were not taken: try again where another time may be better. */
    static ConnectorException refusal(List<MediaFault> faults) {
        if (!faults.isEmpty() && faults.stream().allMatch(MediaFault::passing)) {
            return new ConnectorException.Unavailable("Shopify could not process a picture this time", null);
        }
        return new ConnectorException.Rejected("Shopify doesn't take a picture", MediaFault.words(faults));
    }
}
