package dev.packshot.connector.shopify.writing;

import dev.packshot.connector.ConnectorException.Rejected;
import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.PictureFile;
import dev.packshot.connector.shopify.gallery.GalleryPlan;

/**
 * What Shopify takes, as far as it can be known before anything is sent. Formats aren't limited here: pictures of ours are
 * JPEG or PNG, and an original of any other format is there because Shopify took it, and must be able to come back.
 */
final class WriteLimits {
    /** Of the policy that uploads are signed with. */
    static final long MOST_BYTES = 20_971_520;

    /**
     * Shopify's help centre. The developers' guide says 4472 × 4472, which what we make keeps to; an original of more was
     * taken once.
     */
    static final long MOST_PIXELS = 25_000_000;

    private WriteLimits() {}

    /**
     * Checks a change.
     *
     * @throws Rejected naming what it breaks
     */
    static void require(GalleryChange change) {
        if (change.places().size() > ShopifyGalleryWriter.MOST_IMAGES) {
            throw new Rejected(
                    "Shopify shows at most " + ShopifyGalleryWriter.MOST_IMAGES + " pictures of a product", "");
        }
        boolean wordy = change.places().stream()
                .anyMatch(place -> place.altText().length() > ShopifyGalleryWriter.LONGEST_ALT_TEXT);
        if (wordy) {
            throw new Rejected(
                    "In Shopify an alt text is at most " + ShopifyGalleryWriter.LONGEST_ALT_TEXT + " characters", "");
        }
        change.puts().map(GalleryChange.Put::file).forEach(WriteLimits::require);
        GalleryPlan.requirePossible(change);
    }

    private static void require(PictureFile file) {
        if (file.length() < 1 || file.length() > MOST_BYTES) {
            throw new Rejected("Shopify takes a file of up to 20 MiB, not of " + file.length() + " bytes", "");
        }
        if (file.size().pixels() > MOST_PIXELS) {
            throw new Rejected("Shopify takes a picture of up to 25 megapixels, not of " + file.size(), "");
        }
    }
}
