package dev.packshot.connector.shopify.writing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.shopify.gallery.Medium;
import dev.packshot.connector.shopify.gallery.PresentGallery;
import dev.packshot.connector.shopify.graphql.AdminCalls;
import dev.packshot.connector.shopify.graphql.Operation;
import dev.packshot.connector.shopify.product.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads all media of a product as a write has to know them, in pages as small as will do: points grow with them. */
final class GalleryReading {
    /** Media beyond the pictures that are expected, such as videos and what has still to leave. */
    private static final int SPARE_MEDIA = 4;

    private final AdminCalls api;
    private final MediaAnswers answers;

    GalleryReading(AdminCalls api, MediaAnswers answers) {
        this.api = api;
        this.answers = answers;
    }

    /** Media of the first page where as many pictures are expected. */
    static int firstPage(int expected) {
        return Math.min(PresentGallery.MOST, expected + SPARE_MEDIA);
    }

    /**
     * Reads.
     *
     * @param expected how many pictures there probably are
     * @throws ConnectorException.NotFound when the product is gone
     */
    PresentGallery gallery(ListingRef product, int expected) {
        int first = firstPage(expected);
        JsonNode node = api.ask(Operation.GALLERY_NOW, first, Map.of("id", product.id(), "media", first))
                .path("product");
        List<JsonNode> media = all(product, node, "media", Operation.GALLERY_MORE_MEDIA);
        List<JsonNode> variants = all(product, node, "variants", Operation.GALLERY_MORE_VARIANTS);
        return gallery(media, variants);
    }

    private List<JsonNode> all(ListingRef product, JsonNode first, String connection, Operation further) {
        List<JsonNode> all = new ArrayList<>();
        JsonNode node = first;
        while (true) {
            if (!node.isObject()) {
                throw new ConnectorException.NotFound("The product is gone from the shop");
            }
            all.addAll(Field.nodes(node, connection));
            Optional<String> next = next(node.path(connection));
            if (next.isEmpty()) {
                return all;
            }
            node = api.ask(further, 1, Map.of("id", product.id(), "after", next.get()))
                    .path("product");
        }
    }

    private static Optional<String> next(JsonNode connection) {
        JsonNode page = connection.path("pageInfo");
        return page.path("hasNextPage").asBoolean() ? Optional.of(Field.text(page, "endCursor")) : Optional.empty();
    }

    private PresentGallery gallery(List<JsonNode> media, List<JsonNode> variants) {
        Map<String, Set<String>> shownBy = new HashMap<>();
        variants.forEach(variant -> Field.nodes(variant, "media")
                .forEach(shown -> shownBy.computeIfAbsent(Field.text(shown, "id"), none -> new HashSet<>())
                        .add(Field.text(variant, "id"))));
        Set<String> seen = new HashSet<>();
        List<Medium> all = media.stream()
                .filter(node -> seen.add(Field.text(node, "id")))
                .map(node -> answers.medium(node, shownBy.getOrDefault(Field.text(node, "id"), Set.of())))
                .toList();
        return new PresentGallery(all);
    }
}
