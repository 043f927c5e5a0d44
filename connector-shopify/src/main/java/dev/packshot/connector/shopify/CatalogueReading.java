package dev.packshot.connector.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.catalog.Listing;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.ListingPage;
import dev.packshot.connector.shopify.graphql.Operation;
import dev.packshot.connector.shopify.product.Field;
import dev.packshot.connector.shopify.product.Listings;
import dev.packshot.connector.shopify.reading.Delivered;
import dev.packshot.connector.shopify.reading.Place;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Reads page by page: everything in the order of ids, then what has changed by windows of {@code updated_at}.
 *
 * <p>Windows are laid on Shopify's clock, by the times that it tells of its products, and overlap: its search index is
 * behind by moments, and its order isn't guaranteed.
 */
final class CatalogueReading {
    /** How much of the window before is asked for again. */
    static final Duration OVERLAP = Duration.ofMinutes(2);

    private final ShopifyApi api;
    private final ShopifyProducts products;
    private final Clock clock;

    CatalogueReading(ShopifyApi api, ShopifyProducts products, Clock clock) {
        this.api = api;
        this.products = products;
        this.clock = clock;
    }

    /**
     * What there is to read.
     *
     * @param products how many; beyond 10,000 Shopify doesn't count on
     * @param since from when on changes are to be asked for once everything was read
     */
    record Size(int products, Instant since) {}

    Size size() {
        JsonNode answer = api.ask(Operation.CATALOGUE_SIZE, 1, Map.of("query", Listings.READ_STATUSES));
        JsonNode count = answer.path("productsCount").path("count");
        if (!count.isInt()) {
            throw new ConnectorException.Malformed("Shopify's answer lacks the number of products");
        }
        Instant newest = Field.nodes(answer, "newest").stream()
                .map(product -> Field.time(product, "updatedAt"))
                .findFirst()
                .orElseGet(clock::instant);
        return new Size(count.intValue(), newest.minus(OVERLAP));
    }

    ListingPage everything(Place.Everything place) {
        ShopifyProducts.Page page =
                products.page(Operation.PRODUCTS, Map.of("query", Listings.READ_STATUSES + " id:>" + place.lastId()));
        List<Listing> listings = page.nodes().stream().map(products::whole).toList();
        Place next = page.more() && !listings.isEmpty()
                ? new Place.Everything(place.since(), number(listings.getLast()))
                : changesSince(place.since(), Delivered.NOTHING.and(listings));
        return new ListingPage(listings, next.cursor(), next instanceof Place.Changes);
    }

    ListingPage changes(Place.Changes place) {
        ShopifyProducts.Page page;
        try {
            page = products.page(
                    Operation.CHANGED_PRODUCTS,
                    place.after().isEmpty()
                            ? Map.of("query", window(place))
                            : Map.of("query", window(place), "after", place.after()));
        } catch (ConnectorException.Malformed e) {
            if (place.after().isEmpty()) {
                throw e;
            }
            // Shopify's own cursor may not be understood by a later version; the window's start always is.
            Place anew = new Place.Changes(place.since(), place.newest(), "", place.delivered());
            return new ListingPage(List.of(), anew.cursor(), false);
        }
        List<Listing> listings = page.nodes().stream().map(products::whole).toList();
        Instant newest = listings.stream()
                .flatMap(listing -> listing.updated().stream())
                .reduce(place.newest(), (one, other) -> one.isAfter(other) ? one : other);
        Delivered delivered = place.delivered().and(listings);
        Place next = page.more()
                ? new Place.Changes(place.since(), newest, page.end(), delivered)
                : new Place.Changes(newest.minus(OVERLAP), newest, "", delivered);
        return new ListingPage(
                listings.stream()
                        .filter(listing -> !place.delivered().has(listing))
                        .toList(),
                next.cursor(),
                !page.more());
    }

    /** Where the reading of changes starts, of which the last ones that were handed on needn't come again. */
    static Place changesSince(Instant since, Delivered delivered) {
        return new Place.Changes(since, since.plus(OVERLAP), "", delivered);
    }

    private static String window(Place.Changes place) {
        return Listings.READ_STATUSES + " updated_at:>='" + place.since() + "'";
    }

    private static long number(Listing listing) {
        String id = listing.ref().id();
        return Long.parseLong(id.substring(id.lastIndexOf('/') + 1));
    }
}
