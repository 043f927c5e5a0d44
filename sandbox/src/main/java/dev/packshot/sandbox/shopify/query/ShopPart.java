package dev.packshot.sandbox.shopify.query;

import dev.packshot.sandbox.shopify.bulk.BulkOperations;
import dev.packshot.sandbox.shopify.gallery.ReorderJob;
import dev.packshot.sandbox.shopify.graph.AdminException;
import dev.packshot.sandbox.shopify.graph.FieldCall;
import dev.packshot.sandbox.shopify.graph.Fields;
import dev.packshot.sandbox.shopify.graph.ModelPart;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.state.Shop;
import dev.packshot.sandbox.shopify.token.Access;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The shop itself, the installed app, jobs, and whatever has an id. */
public final class ShopPart implements ModelPart {
    private final BulkOperations operations;

    /** Finds these, among others, by their ids. */
    public ShopPart(BulkOperations operations) {
        this.operations = operations;
    }

    @Override
    public void wire(Fields fields) {
        fields.query("shop", FieldCall::shop)
                .field("currentAppInstallation", FieldCall::access)
                .field("job", call -> call.state().job(call.id("id")).orElse(null))
                .field("node", call -> node(call, call.id("id")))
                .field("nodes", call -> call.<List<Object>>argument("ids").stream()
                        .map(id -> node(call, FieldCall.id(id)))
                        .toList());
        fields.type("Shop", Shop.class)
                .plain(
                        "id",
                        shop -> new Gid(
                                "Shop", 1 + Math.abs((long) shop.domain().hashCode())))
                .plain("myshopifyDomain", Shop::domain)
                .plain("name", shop -> shop.domain().replaceFirst("\\.myshopify\\.com$", ""))
                .plain("url", shop -> "https://" + shop.domain());
        fields.type("AppInstallation", Access.class)
                .plain(
                        "id",
                        access -> new Gid(
                                "AppInstallation",
                                1 + Math.abs((long) access.app().hashCode())))
                .plain("accessScopes", access -> List.copyOf(new TreeSet<>(access.scopes())));
        fields.type("AccessScope", String.class).plain("handle", scope -> scope);
        fields.type("Job", ReorderJob.class).plain("id", ReorderJob::id).plain("done", ReorderJob::done);
    }

    private @Nullable Object node(FieldCall call, Gid id) {
        return switch (id.type()) {
            case "Product" -> {
                call.needs("read_products");
                yield call.state().product(id).orElse(null);
            }
            case "ProductVariant" -> {
                call.needs("read_products");
                yield variant(call, id).orElse(null);
            }
            case "MediaImage" -> {
                call.needs("read_files", "read_products");
                yield call.state().file(id).orElse(null);
            }
            case "BulkOperation" -> operations.find(call.shop().domain(), id).orElse(null);
            default -> throw AdminException.notModelled("the node " + id);
        };
    }

    private static Optional<ProductPart.OfProduct> variant(FieldCall call, Gid id) {
        return call.state().products().stream()
                .flatMap(product ->
                        product.variant(id).stream().map(variant -> new ProductPart.OfProduct(product, variant)))
                .findFirst();
    }
}
