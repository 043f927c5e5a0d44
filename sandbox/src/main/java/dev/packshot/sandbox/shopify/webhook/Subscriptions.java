package dev.packshot.sandbox.shopify.webhook;

import dev.packshot.sandbox.shopify.shop.Gid;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who wants to hear of what: for all shops as configured in {@code shopify.app.toml}, for one shop as made by the Admin
 * API. Guarded by itself.
 */
public final class Subscriptions {
    /** A subscription that was made by the Admin API is deleted after so many failures one after the other. */
    private static final int MOST_FAILURES = 8;

    private final Clock clock;
    private final List<Subscription> configured = new ArrayList<>();
    private final Map<String, List<Subscription>> made = new HashMap<>();
    private final Map<Gid, Integer> failures = new HashMap<>();
    private long numbers = 1_000;

    /** Nobody wants to hear of anything yet. */
    public Subscriptions(Clock clock) {
        this.clock = clock;
    }

    /** What {@code shopify.app.toml} says from now on, instead of what it said before. */
    public synchronized void configure(Set<Topic> topics, URI uri) {
        Instant now = clock.instant();
        configured.clear();
        topics.stream()
                .sorted()
                .map(topic -> new Subscription(Optional.empty(), topic, uri, now))
                .forEach(configured::add);
    }

    /**
     * A shop's subscription by the Admin API.
     *
     * @return empty when the same address has the topic already, or the topic can't be had this way
     */
    public synchronized Optional<Subscription> subscribe(String shop, Topic topic, URI uri) {
        List<Subscription> there = made.computeIfAbsent(shop, unused -> new ArrayList<>());
        if (topic.compliance()
                || there.stream()
                        .anyMatch(each -> each.topic() == topic && each.uri().equals(uri))) {
            return Optional.empty();
        }
        var fresh =
                new Subscription(Optional.of(new Gid("WebhookSubscription", ++numbers)), topic, uri, clock.instant());
        there.add(fresh);
        return Optional.of(fresh);
    }

    /** What the query {@code webhookSubscriptions} shows: those that were made by the Admin API. */
    public synchronized List<Subscription> of(String shop) {
        return List.copyOf(made.getOrDefault(shop, List.of()));
    }

    /** Takes one away again, or nothing. */
    public synchronized boolean unsubscribe(String shop, Gid id) {
        return made.getOrDefault(shop, new ArrayList<>())
                .removeIf(each -> each.id().filter(id::equals).isPresent());
    }

    /** The app is gone: what it asked for at this shop by the Admin API is gone with it. */
    synchronized void forget(String shop) {
        made.remove(shop);
    }

    /** Whether anybody wants to hear of a topic of a shop. */
    public boolean wanted(String shop, Topic topic) {
        return !to(shop, topic).isEmpty();
    }

    synchronized List<Subscription> to(String shop, Topic topic) {
        return Stream.concat(configured.stream(), made.getOrDefault(shop, List.of()).stream())
                .filter(each -> each.topic() == topic)
                .toList();
    }

    synchronized void answered(String shop, Subscription subscription, boolean taken) {
        subscription.id().ifPresent(id -> {
            int row = taken ? 0 : failures.getOrDefault(id, 0) + 1;
            failures.put(id, row);
            if (row >= MOST_FAILURES) {
                made.getOrDefault(shop, new ArrayList<>()).remove(subscription);
            }
        });
    }
}
