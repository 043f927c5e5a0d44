package dev.packshot.connector.shopify.writing;

import dev.packshot.catalog.MediaType;
import dev.packshot.connector.ConnectorException.Rejected;
import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.PictureFile;
import dev.packshot.connector.shopify.gallery.GalleryPlan;
import java.util.Set;

/** What Shopify takes, as far as it can be known before anything is sent. */
final class WriteLimits {
    /** Of the policy that uploads are signed with. */
    static final long MOST_BYTES = 20_971_520;

    /**
     * 4472 × 4472, the older and stricter of two published limits; shopify.dev, product media. The other one is 25
     * million.
     */
    static final long MOST_PIXELS = 4472L * 4472;

    private static final Set<MediaType> TYPES = Set.of(MediaType.JPEG, MediaType.PNG);

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
        if (!TYPES.contains(file.type())) {
            throw new Rejected("Shopify is sent JPEG or PNG, not " + file.type().ruleName(), "");
        }
        if (file.length() < 1 || file.length() > MOST_BYTES) {
            throw new Rejected("Shopify takes a file of up to 20 MiB, not of " + file.length() + " bytes", "");
        }
        if (file.size().pixels() > MOST_PIXELS) {
            throw new Rejected("Shopify takes a picture of up to 20 megapixels, not of " + file.size(), "");
        }
    }
}
