package dev.packshot.engine.publication;

import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.Session;
import dev.packshot.connector.WritePlan;
import dev.packshot.engine.budget.Purpose;
import dev.packshot.engine.budget.RateBudgets;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.connection.Connectors;
import dev.packshot.engine.connection.Sessions;
import dev.packshot.engine.media.MediaStore;
import dev.packshot.engine.media.RenditionLinks;
import dev.packshot.engine.mirror.ListingMirror;
import dev.packshot.engine.work.Postponed;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;

/** A publication's side of the marketplace. */
@Singleton
final class Shop {
    private static final Duration UNTIL_REFILLED = Duration.ofMinutes(1);

    private final PublicationRows rows;
    private final Connections connections;
    private final ListingMirror mirror;
    private final Sessions sessions;
    private final Files files;
    private final Quota quota;

    Shop(
            PublicationRows rows,
            Connections connections,
            ListingMirror mirror,
            Sessions sessions,
            Files files,
            Quota quota) {
        this.rows = rows;
        this.connections = connections;
        this.mirror = mirror;
        this.sessions = sessions;
        this.files = files;
        this.quota = quota;
    }

    /** A publication and whose it is, as they were read together. */
    record Task(Publication publication, Connection connection, ListingRef ref) {}

    Task task(UUID publication) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Publication row = rows.get(publication);
            return new Task(
                    row,
                    connections.get(row.connection()),
                    mirror.get(row.listing()).ref());
        });
    }

    <T> T use(Task task, Purpose purpose, Function<Session, T> use) {
        return sessions.with(task.connection(), purpose, use);
    }

    /** The change as the connector takes it. */
    GalleryChange change(Task task) {
        return new GalleryChange(
                task.ref(),
                task.publication().base(),
                task.publication().places().stream()
                        .map(place -> place(task.ref(), place))
                        .toList());
    }

    private GalleryChange.Place place(ListingRef ref, PlannedPlace place) {
        return place.put()
                .<GalleryChange.Place>map(put -> new GalleryChange.Put(
                        put.key(ref), files.of(put), place.altText(), place.variants(), place.image()))
                .orElseGet(() -> new GalleryChange.Keep(kept(place), place.altText(), place.variants()));
    }

    private static ImageId kept(PlannedPlace place) {
        return place.image().orElseThrow();
    }

    /**
     * A change that what is left of the quota can't finish isn't begun.
     *
     * @throws Postponed until it can
     */
    void requireBudget(Task task, Purpose purpose) {
        WritePlan plan = use(task, purpose, session -> session.writer().plan(change(task)));
        if (!quota.covers(task.connection(), plan, purpose)) {
            throw new Postponed("What is left of the quota doesn't cover it", UNTIL_REFILLED);
        }
    }

    /** What a change would take, for people. */
    String estimate(Task task) {
        WritePlan plan = use(task, Purpose.PUBLISH, session -> session.writer().plan(change(task)));
        return quota.estimate(task.connection(), plan)
                .sentence(task.publication().places().size());
    }

    /** A listing with the gallery that a write left. */
    Listing with(Listing before, Gallery gallery) {
        return new Listing(
                before.ref(),
                before.platform(),
                before.title(),
                before.productType(),
                before.variants(),
                gallery,
                before.live(),
                before.updated(),
                before.issues());
    }

    /** What the marketplace lets us do. */
    @Singleton
    static final class Quota {
        private final RateBudgets budgets;
        private final Connectors connectors;

        Quota(RateBudgets budgets, Connectors connectors) {
            this.budgets = budgets;
            this.connectors = connectors;
        }

        boolean covers(Connection connection, WritePlan plan, Purpose purpose) {
            return budgets.covers(connection.id(), plan, purpose);
        }

        Estimate estimate(Connection connection, WritePlan plan) {
            return Estimate.of(plan, connectors.of(connection).describe());
        }
    }

    /** Kept files as connectors take them. */
    @Singleton
    static final class Files {
        private final MediaStore store;
        private final RenditionLinks links;

        Files(MediaStore store, RenditionLinks links) {
            this.store = store;
            this.links = links;
        }

        KeptFile of(PlannedPlace.Put put) {
            return new KeptFile(put, store, links);
        }
    }
}
