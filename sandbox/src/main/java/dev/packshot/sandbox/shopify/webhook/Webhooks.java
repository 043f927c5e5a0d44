package dev.packshot.sandbox.shopify.webhook;

import dev.packshot.sandbox.shopify.http.Json;
import dev.packshot.sandbox.shopify.identity.App;
import dev.packshot.sandbox.shopify.schedule.Schedule;
import dev.packshot.sandbox.shopify.shop.Trap;
import dev.packshot.sandbox.shopify.shop.Traps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Delivers webhooks: at least once, in no certain order, tried again eight times over four hours, and then lost. Safe for
 * several threads.
 */
public final class Webhooks implements AutoCloseable {
    /** Eight waits that make four hours; Shopify says how many and how long in all, not how long each. */
    static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(12),
            Duration.ofMinutes(25),
            Duration.ofMinutes(45),
            Duration.ofMinutes(60),
            Duration.ofMinutes(90));

    private static final Duration LATE = Duration.ofMinutes(30);

    /** How long a webhook waits for another one to overtake it. */
    private static final Duration OVERTAKEN = Duration.ofSeconds(10);

    private static final int MOST_KEPT = 20_000;

    private final App app;
    private final Clock clock;
    private final RandomGenerator random;
    private final Schedule schedule;
    private final Traps traps;
    private final Courier courier;
    private final Subscriptions subscriptions;
    private final Map<String, Deque<Parcel>> parcels = new HashMap<>();
    private final Map<String, Parcel> held = new ConcurrentHashMap<>();

    /**
     * Webhooks of an app.
     *
     * @param version of the API that payloads are written in
     */
    public Webhooks(App app, String version, Clock clock, RandomGenerator random, Schedule schedule, Traps traps) {
        this.app = app;
        this.clock = clock;
        this.random = random;
        this.schedule = schedule;
        this.traps = traps;
        this.courier = new Courier(version);
        this.subscriptions = new Subscriptions(clock);
    }

    /** Who wants to hear of what. */
    public Subscriptions subscriptions() {
        return subscriptions;
    }

    /**
     * Something happened: everybody who wants to hear of it will, on other threads.
     *
     * @param payload what the body says, in Shopify's REST shape
     */
    public void send(String shop, Topic topic, Map<String, ? extends @Nullable Object> payload) {
        byte[] body = Json.bytes(payload);
        String event = id();
        Instant now = clock.instant();
        for (Subscription subscription : subscriptions.to(shop, topic)) {
            dispatch(new Parcel(new Message(shop, topic, id(), event, now, body), subscription, false));
            if (traps.on(shop, Trap.WEBHOOKS_FORGED)) {
                start(keep(new Parcel(new Message(shop, topic, id(), id(), now, body), subscription, true)));
            }
        }
    }

    /** Delivers a webhook again, with the same ids, as Shopify does when it isn't sure. */
    public void again(Delivery delivery) {
        subscriptions
                .to(delivery.message().shop(), delivery.message().topic())
                .forEach(each -> start(keep(new Parcel(delivery.message(), each, delivery.forged()))));
    }

    /** The deliveries of a shop, oldest first, at most the last 20,000. */
    public List<Delivery> deliveries(String shop) {
        synchronized (parcels) {
            return parcels.getOrDefault(shop, new ArrayDeque<>()).stream()
                    .map(Parcel::delivery)
                    .toList();
        }
    }

    /** The app was uninstalled: what it asked for at this shop by the Admin API is forgotten. */
    public void forget(String shop) {
        subscriptions.forget(shop);
    }

    private void dispatch(Parcel parcel) {
        String shop = parcel.message().shop();
        keep(parcel);
        if (traps.on(shop, Trap.WEBHOOKS_LOST)) {
            parcel.lose();
            return;
        }
        if (traps.on(shop, Trap.WEBHOOKS_DOUBLED)) {
            start(keep(new Parcel(parcel.message(), parcel.subscription(), false)));
        }
        if (traps.on(shop, Trap.WEBHOOKS_LATE)) {
            schedule.after(LATE, () -> attempt(parcel));
        } else if (traps.on(shop, Trap.WEBHOOKS_OVERTAKE)) {
            overtake(shop, parcel);
        } else {
            start(parcel);
        }
    }

    private void overtake(String shop, Parcel parcel) {
        @Nullable Parcel waiting = held.remove(shop);
        if (waiting == null) {
            held.put(shop, parcel);
            schedule.after(OVERTAKEN, () -> {
                if (held.remove(shop, parcel)) {
                    attempt(parcel);
                }
            });
        } else {
            schedule.after(Duration.ZERO, () -> {
                attempt(parcel);
                attempt(waiting);
            });
        }
    }

    private void start(Parcel parcel) {
        schedule.after(Duration.ZERO, () -> attempt(parcel));
    }

    private void attempt(Parcel parcel) {
        Instant at = clock.instant();
        long began = System.nanoTime();
        var attempt = new Delivery.Attempt(
                at, courier.carry(parcel.message(), parcel.where(), secret(parcel)), System.nanoTime() - began);
        int tries = parcel.tried(attempt, parcel.forged() ? 1 : WAITS.size() + 1);
        if (!parcel.forged()) {
            subscriptions.answered(parcel.message().shop(), parcel.subscription(), attempt.taken());
        }
        if (parcel.pending()) {
            schedule.after(WAITS.get(tries - 1), () -> attempt(parcel));
        }
    }

    private String secret(Parcel parcel) {
        if (parcel.forged()) {
            return "not-" + app.clientSecret();
        }
        return traps.on(parcel.message().shop(), Trap.WEBHOOKS_FORMER_SECRET)
                ? app.formerSecret().orElse(app.clientSecret())
                : app.clientSecret();
    }

    private Parcel keep(Parcel parcel) {
        synchronized (parcels) {
            Deque<Parcel> all = parcels.computeIfAbsent(parcel.message().shop(), unused -> new ArrayDeque<>());
            all.add(parcel);
            if (all.size() > MOST_KEPT) {
                all.removeFirst();
            }
            return parcel;
        }
    }

    private String id() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    @Override
    public void close() {
        courier.close();
    }
}
