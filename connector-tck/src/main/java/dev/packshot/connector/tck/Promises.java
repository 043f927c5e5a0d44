package dev.packshot.connector.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.Capability;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Cursor;
import dev.packshot.connector.ListingPage;
import dev.packshot.connector.MarketplaceConnector;
import dev.packshot.connector.Session;
import dev.packshot.connector.tck.bench.Bench;
import dev.packshot.connector.tck.bench.Wishes;
import dev.packshot.connector.tck.simulator.MarketplaceSimulator;
import dev.packshot.connector.tck.simulator.SellerEdit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the families share. */
interface Promises {
    /** Most pages of a reading of what a promise has seeded; beyond, the connector goes in circles. */
    int MOST_PAGES = 100;

    /** What the promise is tried with. */
    Bench bench();

    default MarketplaceSimulator simulator() {
        return bench().simulator();
    }

    default MarketplaceConnector connector() {
        return bench().connector();
    }

    default Wishes wishes() {
        return bench().wishes();
    }

    /** Does something that may fail; only typed errors leave a connector. */
    static void attempt(ThrowingCallable what) {
        Throwable thrown = catchThrowable(what);
        if (thrown != null) {
            assertThat(thrown).isInstanceOf(ConnectorException.class);
        }
    }

    /** Every page from a cursor to the last. */
    static List<ListingPage> pages(Session session, Cursor from) {
        List<ListingPage> pages = new ArrayList<>();
        Cursor cursor = from;
        do {
            ListingPage page = session.reader().page(cursor);
            pages.add(page);
            cursor = page.next();
        } while (!pages.getLast().last() && pages.size() < MOST_PAGES);
        return pages;
    }

    /** Every listing from a cursor to the last page, by reference, as often as it came. */
    static List<ListingRef> refs(List<ListingPage> pages) {
        return pages.stream()
                .flatMap(page -> page.listings().stream())
                .map(Listing::ref)
                .toList();
    }

    /** Each kind of edit that this marketplace knows. */
    default List<SellerEdit> edits(byte[] added, byte[] repainted) {
        List<SellerEdit> edits = new ArrayList<>(List.of(
                new SellerEdit.Reordered(),
                new SellerEdit.Added(added),
                new SellerEdit.Repainted(1, repainted),
                new SellerEdit.Removed(2)));
        if (bench().can(Capability.ALT_TEXT)) {
            edits.add(new SellerEdit.Described(0, "What the seller says now"));
        }
        return edits;
    }

    /** What a session can be asked without changing anything, one call each. */
    default Map<String, Consumer<Session>> questions() {
        ListingRef listing = wishes().seeded(2);
        Map<String, Consumer<Session>> questions = new LinkedHashMap<>();
        questions.put("probe", Session::probe);
        questions.put("page", session -> session.reader().page(Cursor.START));
        questions.put("read", session -> session.reader().read(listing));
        return questions;
    }
}
