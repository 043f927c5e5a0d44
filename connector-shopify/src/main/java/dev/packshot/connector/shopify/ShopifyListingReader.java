package dev.packshot.connector.shopify;

import dev.packshot.catalog.ImageAddress;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Cursor;
import dev.packshot.connector.ListingPage;
import dev.packshot.connector.ListingReader;
import dev.packshot.connector.shopify.reading.Place;
import java.util.List;

/** Reads a shop's products: a large catalogue by a bulk operation, any other and what has changed page by page. */
final class ShopifyListingReader implements ListingReader {
    private final ShopifyProducts products;
    private final CatalogueReading pages;
    private final BulkReading bulk;
    private final int bulkFrom;

    ShopifyListingReader(ShopifyProducts products, CatalogueReading pages, BulkReading bulk, int bulkFrom) {
        this.products = products;
        this.pages = pages;
        this.bulk = bulk;
        this.bulkFrom = bulkFrom;
    }

    @Override
    public ListingPage page(Cursor cursor) {
        return switch (Place.of(cursor)) {
            case Place.Start start -> start(start);
            case Place.Everything everything -> pages.everything(everything);
            case Place.Running running -> bulk.running(running);
            case Place.Result result -> bulk.result(result);
            case Place.Changes changes -> pages.changes(changes);
        };
    }

    private ListingPage start(Place.Start place) {
        CatalogueReading.Size size = pages.size();
        return size.products() >= bulkFrom && place.attempt() < BulkReading.MOST_ATTEMPTS
                ? bulk.start(size.since(), place.attempt())
                : pages.everything(new Place.Everything(size.since(), 0));
    }

    @Override
    public Listing read(ListingRef ref) {
        return products.named(List.of(ref)).stream()
                .findFirst()
                .orElseThrow(() -> new ConnectorException.NotFound("The product is gone from the shop"));
    }

    @Override
    public List<Listing> read(List<ListingRef> refs) {
        return products.named(refs);
    }

    @Override
    public ImageAddress address(ListingRef ref, ImageId image) {
        return products.address(image)
                .orElseThrow(() ->
                        new ConnectorException.NotFound("The picture is gone from the shop, or has no bytes yet"));
    }
}
