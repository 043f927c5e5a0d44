package dev.packshot.sandbox.shopify.webhook;

import dev.packshot.sandbox.shopify.shop.ShopEvent;
import dev.packshot.sandbox.shopify.shop.ShopEvents;
import dev.packshot.sandbox.shopify.state.Shop;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells the app what happens to products. */
public final class ProductNews implements ShopEvents {
    private final Webhooks webhooks;
    private final Function<String, Optional<Shop>> shops;

    /**
     * Tells by these webhooks.
     *
     * @param shops finds a shop by its domain
     */
    public ProductNews(Webhooks webhooks, Function<String, Optional<Shop>> shops) {
        this.webhooks = webhooks;
        this.shops = shops;
    }

    @Override
    public void happened(ShopEvent event) {
        Topic topic =
                switch (event.kind()) {
                    case CREATED -> Topic.PRODUCTS_CREATE;
                    case UPDATED -> Topic.PRODUCTS_UPDATE;
                    case DELETED -> Topic.PRODUCTS_DELETE;
                };
        if (!webhooks.subscriptions().wanted(event.shop(), topic)) {
            return;
        }
        // A product that is gone by now has its own webhook on the way.
        Optional<Map<String, @Nullable Object>> payload = event.kind() == ShopEvent.Kind.DELETED
                ? Optional.of(ProductPayload.gone(event.product()))
                : shops.apply(event.shop()).flatMap(shop -> ProductPayload.of(shop, event.product()));
        payload.ifPresent(body -> webhooks.send(event.shop(), topic, body));
    }
}
