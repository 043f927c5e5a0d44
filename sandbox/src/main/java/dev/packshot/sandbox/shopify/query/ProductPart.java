package dev.packshot.sandbox.shopify.query;

import dev.packshot.sandbox.shopify.gallery.MediaFile;
import dev.packshot.sandbox.shopify.gallery.Product;
import dev.packshot.sandbox.shopify.gallery.Variant;
import dev.packshot.sandbox.shopify.graph.FieldCall;
import dev.packshot.sandbox.shopify.graph.Fields;
import dev.packshot.sandbox.shopify.graph.ModelPart;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.state.ShopState;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Products and their variants. */
public final class ProductPart implements ModelPart {
    /** A variant with the product that it is of. */
    public record OfProduct(Product product, Variant variant) {}

    @Override
    public void wire(Fields fields) {
        fields.query("product", call -> {
            call.needs("read_products");
            return call.state().product(call.id("id")).orElse(null);
        });
        fields.query("products", ProductPart::products);
        fields.query("productsCount", ProductPart::count);
        product(fields);
        variant(fields);
    }

    private static void product(Fields fields) {
        fields.type("Product", Product.class)
                .plain("id", Product::id)
                .plain("legacyResourceId", product -> product.id().number())
                .plain("title", Product::title)
                .plain("handle", Product::handle)
                // No seller of the sandbox sorts his products by type.
                .plain("productType", product -> "")
                .plain("status", product -> product.status().name())
                .plain("createdAt", Product::createdAt)
                .plain("updatedAt", Product::updatedAt)
                .plain("totalInventory", Product::totalInventory)
                .plain(
                        "mediaCount",
                        product -> PagingPart.Count.of(product.media().size()))
                .plain(
                        "variantsCount",
                        product -> PagingPart.Count.of(product.variants().size()))
                .field("featuredMedia", (product, call) -> files(call.state(), product.media())
                        .findFirst()
                        .orElse(null))
                .field("media", (product, call) -> {
                    Predicate<MediaFile> wanted =
                            Filters.media(call.<String>optional("query").orElse(""));
                    boolean byId = call.argument("sortKey").equals("ID");
                    return Page.of(
                            call,
                            files(call.state(), product.media()).filter(wanted),
                            file -> new Page.Key(
                                    byId ? 0 : product.media().indexOf(file.id()),
                                    file.id().number()));
                })
                .field(
                        "variants",
                        (product, call) -> Page.of(
                                call,
                                product.variants().stream().map(variant -> new OfProduct(product, variant)),
                                each -> new Page.Key(0, each.variant().id().number())));
    }

    private static void variant(Fields fields) {
        fields.type("ProductVariant", OfProduct.class)
                .plain("id", each -> each.variant().id())
                .plain("legacyResourceId", each -> each.variant().id().number())
                .plain("title", each -> each.variant().title())
                .plain(
                        "sku",
                        each -> each.variant().sku().map(sku -> sku.value()).orElse(null))
                .plain("position", each -> each.product().variants().indexOf(each.variant()) + 1)
                .plain("product", OfProduct::product)
                .field("image", (each, call) -> shown(call.state(), each)
                        .findFirst()
                        .flatMap(Shown::of)
                        .orElse(null))
                .field(
                        "media",
                        (each, call) -> Page.of(
                                call,
                                shown(call.state(), each),
                                file -> new Page.Key(0, file.id().number())));
    }

    private static Page products(FieldCall call) {
        call.needs("read_products");
        String sortKey = call.argument("sortKey");
        return Page.of(
                call,
                call.state().products().stream()
                        .filter(Filters.products(call.<String>optional("query").orElse(""))),
                product -> new Page.Key(
                        switch (sortKey) {
                            case "UPDATED_AT" -> product.updatedAt().getEpochSecond();
                            case "CREATED_AT" -> product.createdAt().getEpochSecond();
                            default -> 0;
                        },
                        product.id().number()));
    }

    private static PagingPart.Count count(FieldCall call) {
        call.needs("read_products");
        int limit = call.<Integer>optional("limit").orElse(Integer.MAX_VALUE);
        long all = call.state().products().stream()
                .filter(Filters.products(call.<String>optional("query").orElse("")))
                .count();
        return new PagingPart.Count((int) Math.min(all, limit), all <= limit);
    }

    private static Stream<MediaFile> shown(ShopState state, OfProduct each) {
        return files(state, each.variant().media().map(List::of).orElse(List.of()));
    }

    private static Stream<MediaFile> files(ShopState state, List<Gid> ids) {
        return ids.stream().map(state::file).flatMap(Optional::stream);
    }
}
