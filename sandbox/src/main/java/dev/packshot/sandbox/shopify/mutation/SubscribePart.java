package dev.packshot.sandbox.shopify.mutation;

import dev.packshot.sandbox.shopify.graph.FieldCall;
import dev.packshot.sandbox.shopify.graph.Fields;
import dev.packshot.sandbox.shopify.graph.ModelPart;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.webhook.Subscriptions;
import dev.packshot.sandbox.shopify.webhook.Topic;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Making webhook subscriptions for one shop, and taking them away. */
public final class SubscribePart implements ModelPart {
    private final Subscriptions subscriptions;

    /** Makes these. */
    public SubscribePart(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Override
    public void wire(Fields fields) {
        fields.mutation("webhookSubscriptionCreate", this::create).field("webhookSubscriptionDelete", this::delete);
        fields.alias("WebhookSubscriptionCreatePayload", Payload.class)
                .plain("webhookSubscription", answer -> answer.get("webhookSubscription")
                        .orElse(null))
                .plain("userErrors", Payload::refusals);
        fields.alias("WebhookSubscriptionDeletePayload", Payload.class)
                .plain("deletedWebhookSubscriptionId", answer -> answer.get("deleted")
                        .orElse(null))
                .plain("userErrors", Payload::refusals);
    }

    private Payload create(FieldCall call) {
        Topic topic = Topic.valueOf(call.argument("topic"));
        if (topic.label().startsWith("products/")) {
            call.needs("read_products");
        }
        Object uri = call.<Map<String, Object>>argument("webhookSubscription").get("uri");
        if (uri == null || !uri.toString().matches("https?://[^\\s]+")) {
            return Payload.refused("", List.of("webhookSubscription", "callbackUrl"), "That is no address");
        }
        return subscriptions
                .subscribe(call.shop().domain(), topic, URI.create(uri.toString()))
                .map(fresh -> Payload.of("webhookSubscription", fresh))
                .orElseGet(() -> Payload.refused(
                        "", List.of("webhookSubscription", "callbackUrl"), "The address has this topic already"));
    }

    private Payload delete(FieldCall call) {
        Gid id = call.id("id");
        return subscriptions.unsubscribe(call.shop().domain(), id)
                ? Payload.of("deleted", id)
                : Payload.refused("", List.of("id"), "There is no such subscription");
    }
}
