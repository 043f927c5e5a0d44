package dev.packshot.connector.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.catalog.ImageAddress;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.shopify.graphql.Operation;
import dev.packshot.connector.shopify.product.Field;
import dev.packshot.connector.shopify.product.Listings;
import dev.packshot.connector.shopify.product.Pictures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Products as they are now, each whole: what a first answer has no room for is asked for. */
final class ShopifyProducts {
    /** Products of one page: with full media and variants well below the 1,000 points that Shopify allows a query. */
    static final int PAGE = 20;

    /** Products that are named in one call. */
    static final int NAMED = 10;

    private final ShopifyApi api;
    private final Pictures pictures;
    private final Listings listings;

    ShopifyProducts(ShopifyApi api, Pictures pictures) {
        this.api = api;
        this.pictures = pictures;
        this.listings = new Listings(pictures);
    }

    /** Some products' nodes, and whether there are more of them. */
    record Page(List<JsonNode> nodes, boolean more, String end) {}

    /** A page of products by a search of Shopify's, in the order that the operation says. */
    Page page(Operation operation, Map<String, Object> variables) {
        var all = new HashMap<>(variables);
        all.put("first", PAGE);
        JsonNode products = api.ask(operation, PAGE, all).path("products");
        return new Page(
                Field.list(products, "nodes"),
                products.path("pageInfo").path("hasNextPage").asBoolean(),
                Field.optional(products.path("pageInfo"), "endCursor").orElse(""));
    }

    /** Those that are there, in the order asked for. */
    List<Listing> named(List<ListingRef> refs) {
        List<String> ids = refs.stream()
                .filter(Listings::isProduct)
                .map(ListingRef::id)
                .distinct()
                .toList();
        Map<String, Listing> found = new HashMap<>();
        IntStream.iterate(0, from -> from < ids.size(), from -> from + NAMED)
                .mapToObj(from -> ids.subList(from, Math.min(ids.size(), from + NAMED)))
                .flatMap(some ->
                        Field.list(api.ask(Operation.PRODUCTS_NAMED, some.size(), Map.of("ids", some)), "nodes")
                                .stream())
                .filter(node -> node.path("id").isTextual())
                .forEach(node -> found.put(Field.text(node, "id"), whole(node)));
        return refs.stream()
                .flatMap(ref -> Optional.ofNullable(found.get(ref.id())).stream())
                .toList();
    }

    /** A product as a listing, with what its node has no room for. */
    Listing whole(JsonNode product) {
        return listings.listing(
                product,
                all(product, "media", Operation.MORE_MEDIA),
                all(product, "variants", Operation.MORE_VARIANTS));
    }

    /** A product of which everything is there. */
    Listing whole(JsonNode product, List<JsonNode> media, List<JsonNode> variants) {
        return listings.listing(product, media, variants);
    }

    /** Where a picture's bytes are now; empty when it is gone or has none yet. */
    Optional<ImageAddress> address(ImageId image) {
        JsonNode node =
                api.ask(Operation.IMAGE_ADDRESS, 1, Map.of("image", image.id())).path("node");
        return node.isObject() ? pictures.address(node) : Optional.empty();
    }

    private List<JsonNode> all(JsonNode product, String connection, Operation more) {
        List<JsonNode> nodes = new ArrayList<>(Field.nodes(product, connection));
        JsonNode page = product.path(connection).path("pageInfo");
        while (page.path("hasNextPage").asBoolean()) {
            JsonNode next = api.ask(
                            more, 1, Map.of("id", Field.text(product, "id"), "after", Field.text(page, "endCursor")))
                    .path("product")
                    .path(connection);
            nodes.addAll(Field.list(next, "nodes"));
            page = next.path("pageInfo");
        }
        return nodes;
    }
}
