package dev.packshot.connector.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.catalog.Listing;
import dev.packshot.connector.Capability;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.Receipt;
import dev.packshot.connector.Session;
import dev.packshot.connector.tck.score.Promise;
import dev.packshot.connector.tck.simulator.Misbehaviour;
import dev.packshot.connector.tck.simulator.TrueListing;

/** W12 to W14: what a marketplace says later, or says no to. */
interface AnswerPromises extends Promises {
    @Promise(
            id = "W12",
            text = "An accepted change can be asked after, and shows once it is applied",
            needs = Capability.DEFERS)
    default void an_accepted_change_can_be_asked_after() {
        Session session = bench().session();
        Listing base = session.reader().read(wishes().seeded(2));
        TrueListing before = simulator().truth(base.ref());
        GalleryChange change = wishes().allReplaced(base);
        simulator().defer();

        var accepted = (Receipt.Accepted) session.writer().write(change);

        assertThat(accepted.ask()).isPositive();
        assertThat(accepted.submission()).isNotBlank().hasSizeLessThan(256);
        assertThat(session.writer().status(base.ref(), accepted.submission())).isInstanceOf(Receipt.Accepted.class);
        simulator().settle();
        assertThat(session.writer().status(base.ref(), accepted.submission())).isInstanceOf(Receipt.Applied.class);
        wishes().expectAsAsked(change, before);
    }

    @Promise(
            id = "W13",
            text = "A change that is refused after it was accepted is rejected with the marketplace's own words",
            needs = Capability.DEFERS)
    default void a_late_refusal_is_told() {
        Session session = bench().session();
        Listing base = session.reader().read(wishes().seeded(2));
        TrueListing before = simulator().truth(base.ref());
        simulator().misbehave(Misbehaviour.REFUSES_LATER);
        simulator().defer();
        var accepted = (Receipt.Accepted) session.writer().write(wishes().allReplaced(base));
        simulator().settle();

        assertThatThrownBy(() -> session.writer().status(base.ref(), accepted.submission()))
                .isInstanceOf(ConnectorException.Rejected.class)
                .extracting(e -> ((ConnectorException.Rejected) e).words())
                .isEqualTo(Misbehaviour.WORDS);
        assertThat(simulator().truth(base.ref()).look()).isEqualTo(before.look());
    }

    @Promise(
            id = "W14",
            text = "A refused picture is rejected with the marketplace's own words, and the gallery stays as it was",
            needs = Capability.HTTP)
    default void a_refused_picture_changes_nothing() {
        Session session = bench().session();
        Listing base = session.reader().read(wishes().seeded(2));
        TrueListing before = simulator().truth(base.ref());
        simulator().misbehave(Misbehaviour.REFUSES_PICTURES);

        assertThatThrownBy(() -> session.writer().write(wishes().allReplaced(base)))
                .isInstanceOf(ConnectorException.Rejected.class)
                .extracting(e -> ((ConnectorException.Rejected) e).words())
                .isEqualTo(Misbehaviour.WORDS);

        assertThat(simulator().truth(base.ref()).look()).isEqualTo(before.look());
    }
}
