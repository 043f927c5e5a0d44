package dev.packshot.connector.shopify;

import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.GalleryWriter;
import dev.packshot.connector.Receipt;
import dev.packshot.connector.WritePlan;

/** Changes a product's gallery. */
final class ShopifyGalleryWriter implements GalleryWriter {
    @Override
    public WritePlan plan(GalleryChange change) {
        throw new ConnectorException.Malformed("Nothing can be written yet");
    }

    @Override
    public Receipt write(GalleryChange change) {
        throw new ConnectorException.Malformed("Nothing can be written yet");
    }
}
