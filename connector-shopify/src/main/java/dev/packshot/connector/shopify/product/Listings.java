package dev.packshot.connector.shopify.product;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.catalog.Platform;
import dev.packshot.catalog.Sku;
import dev.packshot.catalog.Variant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads whole products as listings. */
public final class Listings {
    /** Whose image rules apply. */
    public static final Platform PLATFORM = new Platform("shopify");

    /**
     * Products that are read. Drafts, since pictures are made before a product goes on sale; unlisted ones, since buyers
     * with a link see them. Archived ones aren't sold any more: one that is brought back has changed, and comes then.
     */
    public static final String READ_STATUSES = "status:active,draft,unlisted";

    private static final Set<String> LIVE = Set.of("ACTIVE", "UNLISTED");
    private static final String PRODUCT = "gid://shopify/Product/\\d{1,18}";

    private final Pictures pictures;

    public Listings(Pictures pictures) {
        this.pictures = pictures;
    }

    /** Whether a reference can be one of this marketplace's. */
    public static boolean isProduct(ListingRef ref) {
        return ref.id().matches(PRODUCT);
    }

    /**
     * A product as a listing.
     *
     * @param product its own fields
     * @param media all of its media, in order
     * @param variants all of its variants, in order
     */
    public Listing listing(JsonNode product, List<JsonNode> media, List<JsonNode> variants) {
        Map<String, Set<String>> shownBy = new HashMap<>();
        for (JsonNode variant : variants) {
            String id = Field.text(variant, "id");
            Field.nodes(variant, "media")
                    .forEach(shown -> shownBy.computeIfAbsent(Field.text(shown, "id"), none -> new TreeSet<>())
                            .add(id));
        }
        // By id: a picture that moves while further pages are read would come twice.
        Map<String, JsonNode> each = new LinkedHashMap<>();
        media.forEach(one -> each.putIfAbsent(Field.text(one, "id"), one));
        return new Listing(
                new ListingRef(Field.text(product, "id")),
                PLATFORM,
                Field.text(product, "title"),
                Field.optional(product, "productType").orElse(""),
                variants.stream().map(Listings::variant).distinct().toList(),
                new Gallery(each.entrySet().stream()
                        .flatMap(one ->
                                pictures.picture(one.getValue(), shownBy.getOrDefault(one.getKey(), Set.of())).stream())
                        .toList()),
                LIVE.contains(Field.text(product, "status")),
                Optional.of(Field.time(product, "updatedAt")),
                List.of());
    }

    private static Variant variant(JsonNode variant) {
        return new Variant(
                Field.text(variant, "id"),
                Field.optional(variant, "sku").flatMap(Listings::sku),
                Field.optional(variant, "title").orElse(""));
    }

    /** Shopify takes any text for a SKU; one that isn't any to us is none. */
    private static Optional<Sku> sku(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(new Sku(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
