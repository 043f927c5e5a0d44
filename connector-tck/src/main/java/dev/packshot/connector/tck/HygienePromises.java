package dev.packshot.connector.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.Capability;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Cursor;
import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.RateLimit;
import dev.packshot.connector.Secret;
import dev.packshot.connector.Session;
import dev.packshot.connector.Setting;
import dev.packshot.connector.tck.bench.CountingMeter;
import dev.packshot.connector.tck.bench.Eavesdropper;
import dev.packshot.connector.tck.bench.Threads;
import dev.packshot.connector.tck.score.NotApplicable;
import dev.packshot.connector.tck.score.Promise;
import dev.packshot.connector.tck.simulator.Misbehaviour;
import dev.packshot.connector.tck.simulator.TrueListing;
import dev.packshot.connector.tck.wire.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** H: how a connector behaves in the house. */
interface HygienePromises extends Promises {
    @Promise(
            id = "H01",
            text = "The meter is asked before each call, for a lane of the descriptor",
            needs = Capability.HTTP)
    default void the_meter_is_asked_before_each_call() {
        Listing base = bench().session().reader().read(wishes().seeded(2));
        wishes().seeded(1);
        CountingMeter meter = bench().meter();
        Session session = bench().session(meter);
        bench().wire().restart();

        session.probe();
        session.reader().page(Cursor.START);
        session.reader().read(List.of(base.ref()));
        wishes().write(session, wishes().allReplaced(base));

        int calls = bench().wire().exchanges().size();
        assertThat(meter.asked()).hasSize(calls);
        for (int i = 0; i < calls; i++) {
            assertThat(meter.asked().get(i).requestsBefore())
                    .as("calls made when the meter was asked for the %d. time", i + 1)
                    .isEqualTo(i);
        }
        assertThat(connector().describe().limits().stream().map(RateLimit::lane))
                .containsAll(meter.spent().keySet());
    }

    @Promise(
            id = "H02",
            text = "When the meter says no, nothing is called and its refusal is passed on",
            needs = Capability.HTTP)
    default void a_refusing_meter_is_obeyed() {
        ListingRef ref = wishes().seeded(2);
        GalleryChange change = wishes().allReplaced(bench().session().reader().read(ref));
        CountingMeter meter = bench().meter();
        Session session = bench().session(meter);
        meter.refuse();
        bench().wire().restart();

        for (Callable<?> call : List.<Callable<?>>of(
                session::probe,
                () -> session.reader().page(Cursor.START),
                () -> session.reader().read(ref),
                () -> session.reader().read(List.of(ref)),
                () -> session.writer().write(change))) {
            assertThatThrownBy(call::call).isInstanceOf(ConnectorException.RateLimited.class);
        }

        assertThat(bench().wire().exchanges()).isEmpty();
    }

    @Promise(id = "H03", text = "No token or secret setting is logged, printed, or told in an error, whatever happens")
    default void no_secret_comes_out() {
        List<String> secrets = secrets();
        if (secrets.isEmpty()) {
            throw new NotApplicable("is trusted with no secret");
        }
        var told = new StringWriter();
        var teller = new PrintWriter(told, true);
        try (var ears = new Eavesdropper()) {
            Listing base = bench().session().reader().read(wishes().seeded(2));
            teller.println(bench().connector() + " " + bench().session());
            if (bench().can(Capability.HTTP)) {
                askUnderFaults(base, teller);
            }
            wishes().write(bench().session(), wishes().allReplaced(base));
            if (bench().can(Capability.REFRESH)) {
                teller.println(connector()
                        .authorizer(bench().settings())
                        .orElseThrow()
                        .refresh(simulator().grant().orElseThrow()));
            }

            assertThat(ears.heard()).doesNotContain(secrets);
        }
        assertThat(told.toString()).doesNotContain(secrets);
    }

    @Promise(id = "H04", text = "A closed session leaves no thread, and can be closed again")
    default void a_closed_session_leaves_no_thread() {
        ListingRef ref = wishes().seeded(1);
        try (Session warm = bench().session()) {
            warm.reader().read(ref);
        }
        Threads threads = bench().threads();

        for (int i = 0; i < 5; i++) {
            Session session = bench().session();
            session.probe();
            session.reader().read(ref);
            session.close();
            session.close();
        }

        threads.expectNoneLeftOf(5);
    }

    @Promise(id = "H05", text = "One session serves several threads at once")
    default void a_session_serves_several_threads() throws Exception {
        List<ListingRef> refs =
                Collections.nCopies(8, 0).stream().map(i -> wishes().seeded(2)).toList();
        Session session = bench().session();
        List<Callable<Boolean>> reads = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            refs.forEach(ref -> reads.add(() -> {
                Listing listing = session.reader().read(ref);
                return listing.ref().equals(ref)
                        && listing.gallery().images().stream()
                                .map(image -> image.id().id())
                                .toList()
                                .equals(simulator().truth(ref).ids());
            }));
        }

        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> read : pool.invokeAll(reads)) {
                assertThat(read.get()).as("each thread gets what it asked for").isTrue();
            }
        }
    }

    @Promise(id = "H06", text = "What a marketplace tells beyond what was agreed on breaks nothing")
    default void unknown_fields_break_nothing() {
        simulator().misbehave(Misbehaviour.TELLS_MORE);
        Session session = bench().session();
        Listing base = session.reader().read(wishes().seeded(3));
        TrueListing before = simulator().truth(base.ref());
        GalleryChange change = wishes().mainAddedSecondReplaced(base);

        wishes().write(session, change);

        wishes().expectAsAsked(change, before);
        assertThat(Promises.refs(Promises.pages(session, Cursor.START))).containsExactly(base.ref());
        session.probe();
    }

    private void askUnderFaults(Listing base, PrintWriter teller) {
        for (Fault fault : List.of(
                new Fault.Status(401),
                new Fault.Status(403),
                new Fault.Status(503),
                new Fault.Cut(),
                new Fault.Garbage())) {
            Session session = bench().session();
            bench().wire().always(fault);
            for (Callable<?> call : List.<Callable<?>>of(
                    session::probe, () -> session.reader().page(Cursor.START), () -> session.writer()
                            .write(wishes().allReplaced(base)))) {
                catchThrowable(call::call).printStackTrace(teller);
            }
            bench().wire().restart();
        }
    }

    private List<String> secrets() {
        Stream<String> settings = connector().describe().settings().stream()
                .filter(setting -> setting.kind() == Setting.Kind.SECRET)
                .flatMap(setting -> bench().settings().value(setting.key()).stream());
        Stream<String> grant = simulator().grant().stream()
                .flatMap(each -> Stream.concat(Stream.of(each.access()), each.refresh().stream()))
                .map(Secret::reveal);
        return Stream.concat(settings, grant).toList();
    }
}
