package dev.packshot.connector.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.CallMeter;
import dev.packshot.connector.Capability;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.Remedy;
import dev.packshot.connector.Session;
import dev.packshot.connector.tck.score.Promise;
import dev.packshot.connector.tck.simulator.Effects;
import dev.packshot.connector.tck.simulator.SellerEdit;
import dev.packshot.connector.tck.simulator.TrueListing;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** W15 to W21: nothing is doubled, lost or overwritten, whatever happens meanwhile. */
interface SafetyPromises extends Promises {
    /** Most steps of one change; beyond, the connector never ends. */
    int MOST_STEPS = 60;

    @Promise(id = "W15", text = "A change that is made again after it succeeded sends nothing, and is no conflict")
    default void a_repeated_change_sends_nothing() {
        Session session = bench().session();
        Listing base = session.reader().read(wishes().seeded(3));
        TrueListing before = simulator().truth(base.ref());
        GalleryChange change = wishes().mainAddedSecondReplaced(base);
        wishes().write(session, change);
        TrueListing once = simulator().truth(base.ref());
        Effects effects = simulator().effects();

        assertThatCode(() -> wishes().write(restarted(), change)).doesNotThrowAnyException();

        wishes().expectAsAsked(change, before);
        assertThat(simulator().truth(base.ref()).look()).isEqualTo(once.look());
        assertThat(simulator().effects().uploads()).isEqualTo(effects.uploads());
    }

    @Promise(
            id = "W16",
            text =
                    "A change whose outcome is unknown, after any step, is finished by making it again: each picture once")
    default void an_unknown_outcome_is_finished_by_repeating() {
        for (int step = 1; step < MOST_STEPS; step++) {
            Session session = bench().session();
            Listing base = session.reader().read(wishes().seeded(3));
            TrueListing before = simulator().truth(base.ref());
            Effects effects = simulator().effects();
            GalleryChange change = wishes().mainAddedSecondReplaced(base);
            bench().steps().restart();
            bench().steps().dieAfter(step);
            Throwable died = catchThrowable(() -> session.writer().write(change));
            int taken = bench().steps().taken();
            bench().steps().restart();

            assertThatCode(() -> wishes().write(restarted(), change))
                    .as("the change again, after dying at step %d", step)
                    .doesNotThrowAnyException();

            wishes().expectAsAsked(change, before);
            assertThat(simulator().effects().uploads() - effects.uploads())
                    .as("uploads, dead after step %d", step)
                    .isEqualTo(2);
            if (taken < step) {
                assertThat(died).isNull();
                return;
            }
            assertThat(died)
                    .as("what a write says that died after step %d", step)
                    .isInstanceOf(ConnectorException.Unavailable.class);
        }
        throw new AssertionError("A change takes more than " + MOST_STEPS + " steps");
    }

    @Promise(
            id = "W17",
            text = "At every instant, also when a write dies after any step, the gallery has a main picture")
    default void the_gallery_is_never_bare() {
        int step = 0;
        int taken;
        do {
            step++;
            Session session = bench().session();
            Listing base = session.reader().read(wishes().seeded(2));
            GalleryChange change = wishes().allReplaced(base);
            bench().steps().restart();
            bench().steps().dieAfter(step);
            Promises.attempt(() -> session.writer().write(change));
            taken = bench().steps().taken();
            bench().steps().restart();

            Promises.attempt(() -> wishes().write(session, change));

            wishes().expectNeverBare(base.ref());
        } while (taken >= step && step < MOST_STEPS);
    }

    @Promise(id = "W18", text = "What the seller edited since is never overwritten: conflict, replan, nothing changed")
    default void the_sellers_edit_is_never_overwritten() {
        Session session = bench().session();

        for (SellerEdit edit :
                edits(wishes().picture().bytes(), wishes().picture().bytes())) {
            Listing base = session.reader().read(wishes().seeded(3));
            GalleryChange change = wishes().mainAddedSecondReplaced(base);
            simulator().edit(base.ref(), edit);
            String edited = simulator().truth(base.ref()).look();
            Effects before = simulator().effects();

            assertThatThrownBy(() -> wishes().write(session, change))
                    .as(edit.getClass().getSimpleName())
                    .isInstanceOf(ConnectorException.Conflict.class)
                    .extracting(e -> ((ConnectorException) e).remedy())
                    .isEqualTo(Remedy.REPLAN);
            assertThat(simulator().truth(base.ref()).look()).isEqualTo(edited);
            assertThat(simulator().effects()).isEqualTo(before);
        }
    }

    @Promise(
            id = "W19",
            text = "Also an edit in the middle of a write, before any step, is still there afterwards",
            needs = Capability.COMPARE_AND_SET)
    default void an_edit_in_the_middle_is_not_lost() {
        int step = 0;
        int taken;
        do {
            step++;
            Session session = bench().session();
            Listing base = session.reader().read(wishes().seeded(2));
            byte[] added = wishes().picture().bytes();
            GalleryChange change = wishes().allReplaced(base);
            bench().steps().restart();
            bench().steps().before(step, () -> simulator().edit(base.ref(), new SellerEdit.Added(added)));

            Throwable outcome = catchThrowable(() -> wishes().write(session, change));

            taken = bench().steps().taken();
            bench().steps().restart();
            if (taken >= step) {
                assertThat(simulator().truth(base.ref()).uploads())
                        .as("with an edit before step %d, which ended as %s", step, outcome)
                        .contains(Digest.of(added));
            }
        } while (taken >= step && step < MOST_STEPS);
    }

    @Promise(id = "W20", text = "Changes of different listings don't disturb each other")
    default void changes_of_different_listings_do_not_disturb_each_other() throws Exception {
        Session session = bench().session();
        List<GalleryChange> changes = new ArrayList<>();
        List<TrueListing> before = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Listing base = session.reader().read(wishes().seeded(3));
            before.add(simulator().truth(base.ref()));
            changes.add(wishes().mainAddedSecondReplaced(base));
        }

        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Callable<Object>> writes = changes.stream()
                    .map(change -> (Callable<Object>) () -> wishes().write(session, change))
                    .toList();
            for (Future<Object> write : pool.invokeAll(writes)) {
                write.get();
            }
        }

        for (int i = 0; i < changes.size(); i++) {
            wishes().expectAsAsked(changes.get(i), before.get(i));
        }
    }

    @Promise(id = "W21", text = "A change of a listing that is gone is not found")
    default void a_gone_listing_cannot_be_changed() {
        Session session = bench().session();
        ListingRef gone = wishes().seeded(2);
        GalleryChange change = wishes().allReplaced(session.reader().read(gone));
        simulator().delete(gone);

        assertThatThrownBy(() -> session.writer().write(change)).isInstanceOf(ConnectorException.NotFound.class);
    }

    /** As after a crash: nothing but the marketplace knows what was done. */
    private Session restarted() {
        return bench().session(bench().anotherConnector(), simulator()::grant, CallMeter.UNLIMITED);
    }
}
