package dev.packshot.connector.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.packshot.catalog.Listing;
import dev.packshot.connector.Capability;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.Remedy;
import dev.packshot.connector.Session;
import dev.packshot.connector.tck.score.Promise;
import dev.packshot.connector.tck.simulator.TrueListing;
import dev.packshot.connector.tck.wire.Fault;
import dev.packshot.connector.tck.wire.FaultyWire;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** F: what happens on the wire becomes the error that says what to do. */
interface FaultPromises extends Promises {
    Duration ASKED_FOR = Duration.ofSeconds(7);

    @Promise(id = "F01", text = "429 with Retry-After becomes a wait of at least that long", needs = Capability.HTTP)
    default void a_busy_marketplace_says_how_long() {
        eachQuestion(new Fault.Busy(Optional.of(ASKED_FOR)), (question, thrown) -> {
            assertThat(thrown).as(question).isInstanceOf(ConnectorException.RateLimited.class);
            assertThat(((ConnectorException.RateLimited) thrown).pause()).isGreaterThanOrEqualTo(ASKED_FOR);
            assertThat(((ConnectorException) thrown).remedy()).isEqualTo(Remedy.WAIT);
        });
    }

    @Promise(id = "F02", text = "429 without Retry-After becomes a wait all the same", needs = Capability.HTTP)
    default void a_busy_marketplace_says_nothing() {
        eachQuestion(new Fault.Busy(Optional.empty()), (question, thrown) -> {
            assertThat(thrown).as(question).isInstanceOf(ConnectorException.RateLimited.class);
            assertThat(((ConnectorException.RateLimited) thrown).pause()).isPositive();
        });
    }

    @Promise(id = "F03", text = "500, 502, 503 and 504 become: unavailable, try again later", needs = Capability.HTTP)
    default void a_broken_marketplace_is_unavailable() {
        for (int code : List.of(500, 502, 503, 504)) {
            eachQuestion(new Fault.Status(code), FaultPromises::expectUnavailable);
        }
    }

    @Promise(
            id = "F04",
            text = "A connection that is reset, or cut in the middle of an answer, becomes: unavailable",
            needs = Capability.HTTP)
    default void a_cut_connection_is_unavailable() {
        eachQuestion(new Fault.Reset(), FaultPromises::expectUnavailable);
        eachQuestion(new Fault.LostAnswer(), FaultPromises::expectUnavailable);
        eachQuestion(new Fault.Cut(), FaultPromises::expectUnavailable);
    }

    @Promise(
            id = "F05",
            text = "An answer that never ends is given up in time, and becomes: unavailable",
            needs = Capability.HTTP)
    default void an_endless_answer_is_given_up() throws Exception {
        Session session = bench().session();
        session.probe();
        bench().wire().always(new Fault.Stall());
        var probe = new FutureTask<Throwable>(() -> catchThrowable(session::probe));
        Thread.ofVirtual().name("probe").start(probe);

        Throwable thrown =
                probe.get(bench().patience().multipliedBy(2).plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS);

        expectUnavailable("probe", thrown);
    }

    @Promise(
            id = "F06",
            text = "200 with something else than was asked for becomes: not understood",
            needs = Capability.HTTP)
    default void garbage_is_not_understood() {
        eachQuestion(
                new Fault.Garbage(),
                (question, thrown) -> assertThat(thrown).as(question).isInstanceOf(ConnectorException.Malformed.class));
    }

    @Promise(
            id = "F07",
            text = "A redirect to another host is not followed, and no token is carried there",
            needs = Capability.HTTP)
    default void a_redirect_is_not_followed() throws IOException {
        try (FaultyWire elsewhere = FaultyWire.to(simulator().address().orElseThrow())) {
            // Another name for the same machine: another host to whoever checks.
            URI other = URI.create("http://localhost:" + elsewhere.address().getPort());
            eachQuestion(
                    new Fault.Redirect(other),
                    (question, thrown) -> assertThat(thrown).as(question).isInstanceOf(ConnectorException.class));

            assertThat(elsewhere.exchanges()).as("requests to the other host").isEmpty();
        }
    }

    @Promise(
            id = "F08",
            text = "401 becomes unauthorized, 403 forbidden, each with its remedy",
            needs = Capability.HTTP)
    default void refusals_are_told_apart() {
        eachQuestion(new Fault.Status(401), (question, thrown) -> {
            assertThat(thrown).as(question).isInstanceOf(ConnectorException.Unauthorized.class);
        });
        eachQuestion(new Fault.Status(403), (question, thrown) -> {
            assertThat(thrown).as(question).isInstanceOf(ConnectorException.Forbidden.class);
            assertThat(((ConnectorException) thrown).remedy()).isEqualTo(Remedy.RECONNECT);
        });
    }

    @Promise(
            id = "F09",
            text = "After a fault nothing is tried again within the connector: that is the queue's",
            needs = Capability.HTTP)
    default void nothing_is_tried_again() {
        // Not with a reset: the JDK's own HTTP client asks once more for a page that it got no byte of.
        for (Fault fault : List.of(new Fault.Status(503), new Fault.Busy(Optional.empty()), new Fault.Cut())) {
            Session session = bench().session();
            bench().wire().restart();
            bench().wire().always(fault);

            Promises.attempt(session::probe);

            assertThat(bench().wire().exchanges())
                    .as("requests of one probe on %s", fault)
                    .hasSize(1);
            bench().wire().restart();
        }
    }

    @Promise(
            id = "F10",
            text = "A fault at any call of a write leaves no half gallery, and the write made again finishes it",
            needs = Capability.HTTP)
    default void a_fault_leaves_no_half_gallery() {
        for (Fault fault : List.of(
                new Fault.Busy(Optional.of(ASKED_FOR)),
                new Fault.Status(503),
                new Fault.Reset(),
                new Fault.Cut(),
                new Fault.Garbage())) {
            int step = 0;
            while (writeMeets(fault, ++step)) {
                assertThat(step).isLessThan(SafetyPromises.MOST_STEPS);
            }
        }
    }

    /** Whether the write got as far as the fault. */
    private boolean writeMeets(Fault fault, int step) {
        Session session = bench().session();
        Listing base = session.reader().read(wishes().seeded(2));
        TrueListing before = simulator().truth(base.ref());
        GalleryChange change = wishes().allReplaced(base);
        bench().wire().restart();
        bench().wire().at(step, fault);

        Throwable thrown = catchThrowable(() -> session.writer().write(change));

        boolean met = bench().wire().taken() >= step;
        bench().wire().restart();
        if (!met) {
            return false;
        }
        String where = fault + " at call " + step;
        boolean untouched = simulator().truth(base.ref()).look().equals(before.look());
        if (untouched && !bench().can(Capability.DEFERS)) {
            assertThat(thrown).as(where).isInstanceOf(ConnectorException.class);
        }
        if (!untouched) {
            wishes().expectAsAsked(change, before);
        }
        assertThatCode(() -> wishes().write(session, change))
                .as("again, after " + where)
                .doesNotThrowAnyException();
        wishes().expectAsAsked(change, before);
        return true;
    }

    private void eachQuestion(Fault fault, BiConsumer<String, Throwable> expected) {
        questions().forEach((question, ask) -> {
            Session session = bench().session();
            bench().wire().restart();
            bench().wire().always(fault);
            expected.accept(question, catchThrowable(() -> ask.accept(session)));
            bench().wire().restart();
        });
    }

    private static void expectUnavailable(String question, Throwable thrown) {
        assertThat(thrown).as(question).isInstanceOf(ConnectorException.Unavailable.class);
        assertThat(((ConnectorException) thrown).remedy()).isEqualTo(Remedy.RETRY);
    }
}
