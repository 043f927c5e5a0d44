package dev.packshot.connector.shopify.writing;

import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.GalleryWriter;
import dev.packshot.connector.Receipt;
import dev.packshot.connector.WritePlan;
import dev.packshot.connector.shopify.gallery.PresentGallery;
import dev.packshot.connector.shopify.gallery.Submission;
import dev.packshot.connector.shopify.graphql.AdminCalls;
import dev.packshot.connector.shopify.product.Listings;
import dev.packshot.connector.shopify.product.Pictures;
import dev.packshot.connector.shopify.upload.UploadClient;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * Changes a product's gallery.
 *
 * <p><b>In place by default.</b> A picture that replaces one of the same format takes over its file: id, position and
 * variant links stay. A file may be used elsewhere, by other products, pages or themes; the Admin API of 2026-07 doesn't
 * tell where, so it changes there too, and comes back there too when it is restored.
 *
 * <p><b>Beside it otherwise.</b> A new file is made under its marker, processed, attached behind the others, moved to its
 * place and linked to its variants; then the old picture is taken off the product. It stays in the shop's files: nothing is
 * ever deleted.
 *
 * <p>Videos and 3D models stay behind as many pictures as they stood behind.
 */
public final class ShopifyGalleryWriter implements GalleryWriter {
    /** Most media of a product; see {@code PRODUCT_MEDIA_LIMIT_EXCEEDED}. */
    public static final int MOST_IMAGES = PresentGallery.MOST;

    /** Most characters of an alt text; see {@code ALT_VALUE_LIMIT_EXCEEDED}. */
    public static final int LONGEST_ALT_TEXT = 512;

    private final GalleryReading reading;
    private final GalleryCalls calls;
    private final StagedUploads uploads;
    private final Pause pause;
    private final Duration processing;
    private final Clock clock;

    /**
     * A writer of one shop.
     *
     * @param pictures as the reader of the same shop reads them
     * @param processing how long a write waits for Shopify in all
     * @param pause how it waits
     */
    public ShopifyGalleryWriter(
            AdminCalls api, Pictures pictures, UploadClient uploads, Duration processing, Clock clock, Pause pause) {
        var answers = new MediaAnswers(pictures);
        this.reading = new GalleryReading(api, answers);
        this.calls = new GalleryCalls(api, answers);
        this.uploads = new StagedUploads(api, uploads);
        this.pause = pause;
        this.processing = processing;
        this.clock = clock;
    }

    @Override
    public WritePlan plan(GalleryChange change) {
        WriteLimits.require(change);
        int sent = (int) change.puts()
                .filter(put -> change.base().marked(put.key().marker()).isEmpty())
                .count();
        return new WritePlan(sent, Map.of(AdminCalls.LANE, WriteCosts.points(change)), BigDecimal.ZERO);
    }

    @Override
    public Receipt write(GalleryChange change) {
        WriteLimits.require(change);
        requireProduct(change.listing());
        return new GalleryWrite(change, reading, calls, uploads, new Patience(pause, processing), clock).run();
    }

    @Override
    public Receipt status(ListingRef listing, String submission) {
        requireProduct(listing);
        return new Aftermath(reading, calls, clock).of(listing, Submission.parse(submission));
    }

    private static void requireProduct(ListingRef listing) {
        if (!Listings.isProduct(listing)) {
            throw new ConnectorException.NotFound("This is no product of Shopify");
        }
    }
}
