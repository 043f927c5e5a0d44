package dev.packshot.connector.shopify.writing;

import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Receipt;
import dev.packshot.connector.shopify.gallery.MediaFault;
import dev.packshot.connector.shopify.gallery.Medium.Picture;
import dev.packshot.connector.shopify.gallery.Medium.State;
import dev.packshot.connector.shopify.gallery.PresentGallery;
import dev.packshot.connector.shopify.gallery.Step;
import dev.packshot.connector.shopify.gallery.Submission;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of a gallery to which nothing more has to be sent: shown, still processed, or not taken. A replacement in
 * place that fails may say nothing at all: the picture stays READY, shows no image, or shows the old one. Only time tells
 * that from a slow one.
 */
final class Aftermath {
    /** When to look again. */
    static final Duration ASK = Duration.ofSeconds(10);

    /** After this time a replacement that shows nothing new and says nothing has failed; usual are seconds. */
    static final Duration LONGEST = Duration.ofMinutes(15);

    /** Pictures that a gallery usually has. */
    private static final int USUAL = 6;

    private final GalleryReading reading;
    private final GalleryCalls calls;
    private final Clock clock;

    Aftermath(GalleryReading reading, GalleryCalls calls, Clock clock) {
        this.reading = reading;
        this.calls = calls;
        this.clock = clock;
    }

    /** Looks. */
    Receipt of(ListingRef product, Submission submission) {
        PresentGallery now =
                reading.gallery(product, Math.max(submission.pictures().size(), USUAL));
        List<Picture> awaited = now.pictures().stream()
                .filter(picture ->
                        submission.pictures().isEmpty() || submission.pictures().containsKey(picture.id()))
                .toList();
        List<Picture> failed = failed(awaited);
        if (!failed.isEmpty()) {
            throw refused(product, submission, failed);
        }
        List<Picture> open = awaited.stream()
                .filter(each -> each.state() != State.READY || submission.isAwaited(each))
                .toList();
        if (!open.isEmpty()) {
            if (clock.instant().isBefore(submission.sent().plus(LONGEST))) {
                return new Receipt.Accepted(submission.text(), ASK);
            }
            throw refused(product, submission, open);
        }
        if (submission.isMetBy(now)) {
            return new Receipt.Applied(now.gallery());
        }
        throw new ConnectorException.Conflict(
                "Somebody has edited the gallery in Shopify while it processed the pictures");
    }

    /** Those that show nothing, and of which Shopify says why. */
    private List<Picture> failed(List<Picture> awaited) {
        List<String> hidden = awaited.stream()
                .filter(picture -> picture.state() != State.READY)
                .map(Picture::id)
                .toList();
        return calls.files(hidden).stream()
                .filter(file -> file.state() == State.FAILED)
                .toList();
    }

    /** The former pictures show again with their texts; the change as a whole has to be planned anew, so passing faults count too. */
    private ConnectorException refused(ListingRef product, Submission submission, List<Picture> pictures) {
        List<String> hidden = pictures.stream()
                .filter(picture -> picture.state() != State.READY)
                .map(Picture::id)
                .toList();
        if (!hidden.isEmpty()) {
            calls.acknowledge(hidden);
        }
        List<Step.Row> texts = pictures.stream()
                .flatMap(picture -> submission.formerAltText(picture).stream()
                        .map(alt -> new Step.Row(picture, Optional.empty(), alt, false)))
                .toList();
        if (!texts.isEmpty()) {
            calls.update(product, texts, Map.of());
        }
        String words = MediaFault.words(
                pictures.stream().flatMap(picture -> picture.faults().stream()).toList());
        return new ConnectorException.Rejected(
                words.isEmpty()
                        ? "Shopify kept the former picture and doesn't say why"
                        : "Shopify doesn't take a picture",
                words);
    }
}
