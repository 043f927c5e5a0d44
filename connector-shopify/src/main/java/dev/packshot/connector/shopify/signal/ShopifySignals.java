package dev.packshot.connector.shopify.signal;

import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Settings;
import dev.packshot.connector.Signal;
import dev.packshot.connector.Signals;
import dev.packshot.connector.WebhookCall;
import dev.packshot.connector.shopify.app.AppKeys;
import dev.packshot.connector.shopify.app.Signatures;
import dev.packshot.connector.shopify.shop.ShopDomain;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Webhooks. Those of all shops come in at one address, and are Shopify's when their raw body is signed with the app's secret.
 *
 * <p>No more than the body is signed: whoever has seen one delivery could send it again under another topic, or as another
 * shop's. Where it is no more than a hint to read, that does no harm. Where a consent ends or a shop is erased by it, the body
 * itself has to name the shop, and in the way in which that topic names it.
 *
 * @see <a href="https://shopify.dev/docs/apps/build/webhooks/delivery-structure">Shopify: delivery structure</a>
 */
public final class ShopifySignals implements Signals {
    private final Signatures signatures;

    /** Webhooks for an app. */
    public ShopifySignals(AppKeys keys) {
        this.signatures = new Signatures(keys);
    }

    @Override
    public Optional<String> account(WebhookCall call) {
        return Optional.of(delivery(call).shop().host());
    }

    @Override
    public List<Signal> receive(WebhookCall call, Settings settings) {
        Delivery delivery = delivery(call);
        if (settings.value(ShopDomain.SETTING)
                .flatMap(ShopDomain::parse)
                .filter(delivery.shop()::equals)
                .isEmpty()) {
            throw new ConnectorException.Unauthorized("The webhook is about another shop", false);
        }
        return Topic.labelled(delivery.topic()).stream()
                .map(topic -> signal(topic, delivery))
                .toList();
    }

    @Override
    public Watch watch(Settings settings, Consumer<Signal> heard) {
        throw new UnsupportedOperationException("Shopify is nothing on this machine that could be watched");
    }

    private Delivery delivery(WebhookCall call) {
        Delivery delivery = Delivery.read(call, signatures);
        boolean agrees = Topic.labelled(delivery.topic())
                .map(topic -> delivery.body().isOf(topic, delivery.shop()))
                .orElse(true);
        if (!agrees) {
            throw new ConnectorException.Unauthorized(
                    "The webhook's body isn't about the shop that its header names", false);
        }
        return delivery;
    }

    private static Signal signal(Topic topic, Delivery delivery) {
        return new Signal(
                delivery.id(),
                topic.kind(),
                topic.isOfProduct() ? Optional.of(delivery.body().product()) : Optional.empty(),
                delivery.at());
    }
}
