package dev.packshot.sandbox.shopify.webhook;

import dev.packshot.catalog.Sku;
import dev.packshot.sandbox.shopify.gallery.FileState;
import dev.packshot.sandbox.shopify.gallery.MediaFile;
import dev.packshot.sandbox.shopify.gallery.Product;
import dev.packshot.sandbox.shopify.gallery.Variant;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.state.Shop;
import dev.packshot.sandbox.shopify.state.ShopState;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A product as the REST API shows it, with the media's global ids as since 2024-07. */
final class ProductPayload {
    private ProductPayload() {}

    /** Of a product that is there; empty when it isn't any more. */
    static Optional<Map<String, @Nullable Object>> of(Shop shop, Gid id) {
        return shop.step(state -> state.product(id).map(product -> body(shop, state, product)));
    }

    /** Of a product that is gone: nothing but its number. */
    static Map<String, @Nullable Object> gone(Gid id) {
        return Map.of("id", id.number());
    }

    private static Map<String, @Nullable Object> body(Shop shop, ShopState state, Product product) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("admin_graphql_api_id", product.id().toString());
        body.put("id", product.id().number());
        body.put("title", product.title());
        body.put("handle", product.handle());
        body.put("status", product.status().name().toLowerCase(Locale.ROOT));
        body.put("created_at", product.createdAt().toString());
        body.put("updated_at", product.updatedAt().toString());
        body.put("variants", variants(product));
        body.put("media", media(shop, state, product));
        return body;
    }

    private static List<Map<String, @Nullable Object>> variants(Product product) {
        var all = new ArrayList<Map<String, @Nullable Object>>();
        for (Variant variant : product.variants()) {
            var one = new LinkedHashMap<String, @Nullable Object>();
            one.put("admin_graphql_api_id", variant.id().toString());
            one.put("id", variant.id().number());
            one.put("product_id", product.id().number());
            one.put("title", variant.title());
            one.put("sku", variant.sku().map(Sku::value).orElse(null));
            one.put("position", all.size() + 1);
            all.add(one);
        }
        return all;
    }

    private static List<Map<String, @Nullable Object>> media(Shop shop, ShopState state, Product product) {
        var all = new ArrayList<Map<String, @Nullable Object>>();
        for (Gid id : product.media()) {
            MediaFile file = state.file(id).orElseThrow();
            Optional<FileState.Version> told = file.state().told();
            var one = new LinkedHashMap<String, @Nullable Object>();
            one.put("admin_graphql_api_id", id.toString());
            one.put("id", id.number());
            one.put("product_id", product.id().number());
            one.put("position", all.size() + 1);
            one.put("alt", file.altText().isEmpty() ? null : file.altText());
            one.put("status", file.state().status(state.instant()));
            one.put("media_content_type", "IMAGE");
            one.put(
                    "preview_image",
                    told.map(shop::shown)
                            .map(URI::toString)
                            .map(src -> Map.of("src", src))
                            .orElse(null));
            one.put(
                    "variant_ids",
                    product.variants().stream()
                            .filter(variant -> variant.media().equals(Optional.of(id)))
                            .map(variant -> variant.id().number())
                            .toList());
            all.add(one);
        }
        return all;
    }
}
