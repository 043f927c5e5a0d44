package dev.packshot.connector.shopify;

import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Cursor;
import dev.packshot.connector.ListingPage;
import dev.packshot.connector.ListingReader;

/** Reads a shop's products. */
final class ShopifyListingReader implements ListingReader {
    private final ShopifyApi api;

    ShopifyListingReader(ShopifyApi api) {
        this.api = api;
    }

    @Override
    public ListingPage page(Cursor cursor) {
        throw new ConnectorException.Malformed("Nothing can be read yet from " + api);
    }

    @Override
    public Listing read(ListingRef ref) {
        throw new ConnectorException.Malformed("Nothing can be read yet");
    }
}
