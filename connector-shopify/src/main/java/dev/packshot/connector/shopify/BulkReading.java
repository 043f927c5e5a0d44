package dev.packshot.connector.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.ListingPage;
import dev.packshot.connector.shopify.bulk.ProductLines;
import dev.packshot.connector.shopify.bulk.ResultFile;
import dev.packshot.connector.shopify.graphql.Operation;
import dev.packshot.connector.shopify.product.Field;
import dev.packshot.connector.shopify.reading.Delivered;
import dev.packshot.connector.shopify.reading.Place;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads everything by a bulk operation: Shopify runs one query over all products by itself, for the points of starting
 * it, and lays the result down as a file. What stands in the cursor is enough to go on after any death.
 */
final class BulkReading {
    /** Shopify asks not to be polled more often. */
    static final Duration POLL = Duration.ofSeconds(10);

    /** How long a failed or refused operation is left alone before another one is tried. */
    static final Duration AGAIN = Duration.ofMinutes(1);

    /** How often an operation may come to nothing before products are read page by page, which always works. */
    static final int MOST_ATTEMPTS = 3;

    /** When an operation has stalled; Shopify itself gives up after days. */
    static final Duration STALLED = Duration.ofHours(12);

    /** Products of one page of a result. */
    static final int PAGE = 100;

    private static final int PART = 2 << 20;
    private static final int LARGEST_PART = 64 << 20;
    private static final String GID = "gid://shopify/BulkOperation/";
    private static final Set<String> BUSY = Set.of("OPERATION_IN_PROGRESS", "LIMIT_REACHED");

    private final ShopifyApi api;
    private final ShopifyProducts products;
    private final ResultFile file;
    private final Clock clock;

    BulkReading(ShopifyApi api, ShopifyProducts products, ResultFile file, Clock clock) {
        this.api = api;
        this.products = products;
        this.file = file;
        this.clock = clock;
    }

    /** Asks for the operation. */
    ListingPage start(Instant since, int attempt) {
        JsonNode payload = api.ask(Operation.BULK_START, 1, Map.of("query", Operation.bulkCatalogue()))
                .path("bulkOperationRunQuery");
        if (codes(payload).anyMatch(BUSY::contains)) {
            return again(attempt);
        }
        String id = Field.text(ShopifyErrors.payload(payload).path("bulkOperation"), "id");
        if (!id.matches(GID + "\\d{1,18}")) {
            throw new ConnectorException.Malformed("Shopify told the id of a bulk operation that isn't one");
        }
        long operation = Long.parseLong(id.substring(GID.length()));
        return ListingPage.preparing(new Place.Running(operation, since, clock.instant(), attempt).cursor(), POLL);
    }

    /** Looks whether the operation has ended. */
    ListingPage running(Place.Running place) {
        JsonNode operation = status(place.operation());
        return switch (operation.path("status").asText()) {
            case "COMPLETED" ->
                result(new Place.Result(place.operation(), place.since(), 0, place.attempt()), operation);
            case "CREATED", "RUNNING", "CANCELING" ->
                place.begun().plus(STALLED).isAfter(clock.instant())
                        ? ListingPage.preparing(place.cursor(), POLL)
                        : again(place.attempt());
            default -> ended(operation, place.attempt());
        };
    }

    /** Reads on in the result. Its address is asked for each time: it ends, and a cursor is no place for a signature. */
    ListingPage result(Place.Result place) {
        JsonNode operation = status(place.operation());
        return operation.path("status").asText().equals("COMPLETED")
                ? result(place, operation)
                : ended(operation, place.attempt());
    }

    private ListingPage result(Place.Result place, JsonNode operation) {
        Optional<String> url = Field.optional(operation, "url");
        if (url.isEmpty()) {
            return changes(List.of(), place); // Of nothing.
        }
        // UnsignedInt64 is a text.
        long size = operation.path("fileSize").asLong();
        URI address = address(url.get());
        for (int length = PART; length <= LARGEST_PART; length *= 4) {
            Optional<ResultFile.Part> part = file.part(address, place.offset(), length, size);
            if (part.isEmpty()) {
                return again(place.attempt());
            }
            ProductLines.Read read = ProductLines.read(part.get(), PAGE);
            if (!read.grouped()) {
                return pageByPage(place);
            }
            if (read.next() >= size) {
                return changes(listings(read.products()), place);
            }
            if (!read.products().isEmpty()) {
                Place next = new Place.Result(place.operation(), place.since(), read.next(), place.attempt());
                return new ListingPage(listings(read.products()), next.cursor(), false);
            }
        }
        return pageByPage(place); // A product longer than any.
    }

    private List<Listing> listings(List<ProductLines.Lines> lines) {
        List<ListingRef> halves = lines.stream()
                .filter(each -> !each.whole())
                .map(BulkReading::ref)
                .toList();
        Map<ListingRef, Listing> anew = new HashMap<>();
        products.named(halves).forEach(listing -> anew.put(listing.ref(), listing));
        return lines.stream()
                .flatMap(each -> each.whole()
                        ? Stream.of(products.whole(each.product(), each.media(), each.variants()))
                        : Optional.ofNullable(anew.get(ref(each))).stream())
                .toList();
    }

    private static ListingRef ref(ProductLines.Lines lines) {
        return new ListingRef(Field.text(lines.product(), "id"));
    }

    private JsonNode status(long operation) {
        return api.ask(Operation.BULK_STATUS, 1, Map.of("id", GID + operation)).path("bulkOperation");
    }

    /** An operation that failed, was canceled, or is known no more. */
    private ListingPage ended(JsonNode operation, int attempt) {
        if (operation.path("errorCode").asText().equals("ACCESS_DENIED")) {
            throw new ConnectorException.Forbidden("The shop's consent doesn't cover its products:"
                    + " open the app in Shopify's admin and consent again");
        }
        return again(attempt);
    }

    private static ListingPage again(int attempt) {
        return ListingPage.preparing(new Place.Start(attempt + 1).cursor(), AGAIN);
    }

    private static ListingPage pageByPage(Place.Result place) {
        return new ListingPage(List.of(), new Place.Everything(place.since(), 0).cursor(), false);
    }

    private static ListingPage changes(List<Listing> listings, Place.Result place) {
        return new ListingPage(
                listings,
                CatalogueReading.changesSince(place.since(), Delivered.NOTHING).cursor(),
                true);
    }

    private static URI address(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new ConnectorException.Malformed("Shopify told an address that isn't one");
        }
    }

    private static Stream<String> codes(JsonNode payload) {
        return StreamSupport.stream(payload.path("userErrors").spliterator(), false)
                .map(error -> error.path("code").asText());
    }
}
