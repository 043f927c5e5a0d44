package dev.packshot.sandbox.shopify.query;

import dev.packshot.sandbox.shopify.graph.FieldCall;
import dev.packshot.sandbox.shopify.graph.Fields;
import dev.packshot.sandbox.shopify.graph.ModelPart;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.webhook.Subscription;
import dev.packshot.sandbox.shopify.webhook.Subscriptions;
import java.util.List;
import java.util.Optional;

/** A shop's webhook subscriptions; those of {@code shopify.app.toml} aren't among them (the schema says so). */
public final class SubscriptionPart implements ModelPart {
    private final Subscriptions subscriptions;

    /** Tells of these. */
    public SubscriptionPart(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Override
    public void wire(Fields fields) {
        fields.query("webhookSubscriptions", this::page);
        fields.type("WebhookSubscription", Subscription.class)
                .plain("id", Subscription::id)
                .plain("topic", Subscription::topic)
                .plain("uri", Subscription::uri)
                .plain("format", unused -> "JSON")
                .plain("createdAt", Subscription::created)
                .plain("updatedAt", Subscription::created);
    }

    private Page page(FieldCall call) {
        Optional<List<String>> topics = call.optional("topics");
        Optional<String> uri = call.optional("uri");
        return Page.of(
                call,
                subscriptions.of(call.shop().domain()).stream()
                        .filter(each -> topics.isEmpty()
                                || topics.get().contains(each.topic().name()))
                        .filter(each -> uri.isEmpty() || each.uri().toString().equals(uri.get())),
                each -> new Page.Key(
                        each.created().getEpochSecond(),
                        each.id().map(Gid::number).orElse(0L)));
    }
}
