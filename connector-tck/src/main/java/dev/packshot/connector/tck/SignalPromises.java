package dev.packshot.connector.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.Capability;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Signal;
import dev.packshot.connector.Signals;
import dev.packshot.connector.WebhookCall;
import dev.packshot.connector.tck.bench.Threads;
import dev.packshot.connector.tck.score.Promise;
import dev.packshot.connector.tck.simulator.SellerEdit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** S: how a marketplace tells that something happened. */
interface SignalPromises extends Promises {
    /** Longer than any marketplace tries: what comes again within that time, with its own date, must not be lost. */
    Duration LONG_AGO = Duration.ofDays(2);

    @Promise(id = "S01", text = "A genuine webhook is taken, and says which listing", needs = Capability.WEBHOOKS)
    default void a_genuine_webhook_is_taken() {
        ListingRef listing = wishes().seeded(1);

        List<Signal> heard = signals().receive(simulator().webhook(listing, now()), bench().settings());

        assertThat(heard).isNotEmpty().allSatisfy(signal -> {
            assertThat(signal.listing()).contains(listing);
            assertThat(signal.id()).isNotBlank().hasSizeLessThan(256);
        });
        assertThat(bench().steps().taken())
                .as("calls while the marketplace waits")
                .isZero();
    }

    @Promise(id = "S02", text = "A forged, altered or unsigned webhook is refused", needs = Capability.WEBHOOKS)
    default void a_forged_webhook_is_refused() {
        ListingRef listing = wishes().seeded(1);
        WebhookCall genuine = simulator().webhook(listing, now());
        byte[] altered = genuine.body().clone();
        altered[altered.length / 2] ^= 1;

        for (WebhookCall call : List.of(
                simulator().forgedWebhook(listing, now()),
                new WebhookCall(genuine.headers(), altered, genuine.received()),
                new WebhookCall(Map.of(), genuine.body(), genuine.received()))) {
            assertThatThrownBy(() -> signals().receive(call, bench().settings()))
                    .isInstanceOf(ConnectorException.Unauthorized.class);
        }
    }

    @Promise(
            id = "S03",
            text = "A webhook that was sent long ago is refused: it may be played again",
            needs = Capability.WEBHOOKS)
    default void an_old_webhook_is_refused() {
        WebhookCall old = simulator().webhook(wishes().seeded(1), now().minus(LONG_AGO));
        var today = new WebhookCall(old.headers(), old.body(), now());

        assertThatThrownBy(() -> signals().receive(today, bench().settings()))
                .isInstanceOf(ConnectorException.Unauthorized.class);
    }

    @Promise(
            id = "S04",
            text = "One event has one id, however often it comes; another has another",
            needs = Capability.WEBHOOKS)
    default void one_event_has_one_id() {
        ListingRef listing = wishes().seeded(1);
        WebhookCall call = simulator().webhook(listing, now());
        var again = new WebhookCall(call.headers(), call.body(), call.received().plusSeconds(5));

        List<Signal> first = signals().receive(call, bench().settings());
        List<Signal> second = signals().receive(again, bench().settings());

        assertThat(second.stream().map(Signal::id))
                .isEqualTo(first.stream().map(Signal::id).toList());
        assertThat(signals().receive(simulator().webhook(listing, now()), bench().settings()).stream()
                        .map(Signal::id))
                .doesNotContainAnyElementsOf(first.stream().map(Signal::id).toList());
    }

    @Promise(id = "S05", text = "A watch hears of a new listing and of an edited one", needs = Capability.WATCH)
    default void a_watch_hears_of_changes() throws InterruptedException {
        ListingRef listing = wishes().seeded(2);
        BlockingQueue<Signal> heard = new LinkedBlockingQueue<>();

        try (Signals.Watch watch = signals().watch(bench().settings(), heard::add)) {
            assertThat(watch).isNotNull();
            simulator().edit(listing, new SellerEdit.Added(wishes().picture().bytes()));
            assertThat(next(heard, listing)).as("a signal of the edit").isNotNull();

            ListingRef added = wishes().seeded(1);
            assertThat(next(heard, added)).as("a signal of the new listing").isNotNull();
        }
    }

    @Promise(id = "S06", text = "A closed watch says nothing more, and leaves no thread", needs = Capability.WATCH)
    default void a_closed_watch_is_silent() throws InterruptedException {
        ListingRef listing = wishes().seeded(2);
        BlockingQueue<Signal> late = new LinkedBlockingQueue<>();
        BlockingQueue<Signal> heard = new LinkedBlockingQueue<>();
        Threads threads = bench().threads();
        for (int i = 0; i < 4; i++) {
            signals().watch(bench().settings(), late::add).close();
        }
        late.clear();

        try (Signals.Watch watch = signals().watch(bench().settings(), heard::add)) {
            assertThat(watch).isNotNull();
            simulator().edit(listing, new SellerEdit.Added(wishes().picture().bytes()));
            // The open watch hears it: by then the closed ones would have.
            assertThat(next(heard, listing)).isNotNull();
        }

        assertThat(late).isEmpty();
        threads.expectNoneLeftOf(4);
    }

    private Signals signals() {
        return connector().signals().orElseThrow();
    }

    private Instant now() {
        return bench().clock().instant();
    }

    /** The next signal about a listing; null when none comes in time. */
    private @Nullable Signal next(BlockingQueue<Signal> heard, ListingRef listing) throws InterruptedException {
        long deadline = System.nanoTime() + bench().hearing().toNanos();
        while (true) {
            Signal signal = heard.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (signal == null || signal.listing().equals(Optional.of(listing))) {
                return signal;
            }
        }
    }
}
