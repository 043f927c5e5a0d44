package dev.packshot.engine.publication;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.packshot.catalog.Listing;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Receipt;
import dev.packshot.connector.Session;
import dev.packshot.engine.budget.Purpose;
import dev.packshot.engine.connection.ConnectionState;
import dev.packshot.engine.connection.Policy;
import dev.packshot.engine.work.Pool;
import dev.packshot.engine.work.Postponed;
import dev.packshot.engine.work.Probe;
import dev.packshot.engine.work.RetryPolicy;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.Worker;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes to a marketplace: intent → act → record. When a process dies in between, the intent is found, the gallery is read,
 * and what the reading says decides; nothing is sent again on a guess.
 */
@Singleton
final class PublishWorker implements Worker {
    private static final Duration PAUSED = Duration.ofSeconds(30);

    private final PublicationRows rows;
    private final Ledger ledger;
    private final Snapshots snapshots;
    private final Shop shop;
    private final Probe probe;

    PublishWorker(PublicationRows rows, Ledger ledger, Snapshots snapshots, Shop shop, Probe probe) {
        this.rows = rows;
        this.ledger = ledger;
        this.snapshots = snapshots;
        this.shop = shop;
        this.probe = probe;
    }

    @Override
    public String stage() {
        return Publications.PUBLISH;
    }

    @Override
    public Pool pool() {
        return Pool.IO;
    }

    @Override
    public RetryPolicy retries() {
        return RetryPolicy.retry(8)
                .startingAt(ofSeconds(2))
                .doublingUpTo(ofMinutes(10))
                .thenQuarantine();
    }

    @Override
    public Optional<UUID> listing(WorkItem item) {
        return QuarkusTransaction.requiringNew()
                .call(() -> rows.findByIdOptional(item.row()).map(Publication::listing));
    }

    @Override
    public void work(WorkItem item) {
        Shop.Task task = shop.task(item.row());
        if (task.publication().state() != PublicationState.PLANNED
                && task.publication().state() != PublicationState.INTENDED) {
            return;
        }
        if (task.connection().state() == ConnectionState.REMOVED) {
            ledger.end(task.publication().id(), PublicationState.CANCELLED, "The shop was removed.");
            return;
        }
        if (task.publication().kind() == Publication.Kind.PUBLISH
                && task.publication().state() == PublicationState.PLANNED
                && task.connection().policy() == Policy.DRY_RUN) {
            ledger.dry(task.publication().id(), shop.estimate(task));
            return;
        }
        if (!mayWrite(task)) {
            throw new Postponed("Publishing of " + task.connection().name() + " is paused", PAUSED);
        }
        try {
            Listing now =
                    shop.use(task, purpose(task), session -> session.reader().read(task.ref()));
            write(task, now);
        } catch (ConnectorException.NotFound e) {
            ledger.end(task.publication().id(), PublicationState.CANCELLED, "The listing is gone.");
        } catch (ConnectorException.Conflict e) {
            ledger.conflict(task.publication().id(), message(e));
        } catch (ConnectorException.Rejected e) {
            ledger.refused(task.publication().id(), message(e), e.words());
        }
    }

    /** A pause holds new pictures back; putting originals back is what people do during one. */
    private static boolean mayWrite(Shop.Task task) {
        return task.publication().kind() == Publication.Kind.RESTORE
                ? task.connection().reads()
                : task.connection().publishes();
    }

    private void write(Shop.Task task, Listing now) {
        Publication publication = task.publication();
        Outcome outcome = Outcome.of(task.ref(), publication.base(), publication.places(), now.gallery());
        boolean unconfirmed = publication.state() == PublicationState.INTENDED;
        switch (outcome) {
            case DONE -> ledger.applied(publication.id(), now);
            case UNTOUCHED -> send(task, now, unconfirmed);
            case PARTLY -> {
                if (unconfirmed) {
                    send(task, now, true);
                } else {
                    ledger.conflict(publication.id(), "The gallery changed after the plan was made.");
                }
            }
            case FOREIGN -> ledger.conflict(publication.id(), "The gallery changed after the plan was made.");
        }
    }

    private void send(Shop.Task task, Listing now, boolean intended) {
        UUID id = task.publication().id();
        shop.requireBudget(task, purpose(task));
        if (!intended) {
            Snapshot snapshot = snapshots.take(
                    task.connection(), purpose(task), now, task.publication().listing());
            ledger.intend(id, snapshot.id());
        }
        probe.at(probed(task), Probe.Point.BEFORE_EFFECT);
        Receipt receipt = shop.use(task, purpose(task), session -> written(session, task));
        probe.at(probed(task), Probe.Point.AFTER_EFFECT);
        switch (receipt) {
            case Receipt.Applied applied -> ledger.applied(id, shop.with(now, applied.gallery()));
            case Receipt.Accepted accepted -> ledger.accepted(id, accepted);
        }
        probe.at(probed(task), Probe.Point.AFTER_COMMIT);
    }

    private Receipt written(Session session, Shop.Task task) {
        // The fence: whoever lost his lease meanwhile finds that somebody else brought it further.
        if (!ledger.stillIntended(task.publication().id())) {
            throw new Postponed("Somebody else took over", Duration.ZERO);
        }
        return session.writer().write(shop.change(task));
    }

    private static Purpose purpose(Shop.Task task) {
        return switch (task.publication().kind()) {
            case PUBLISH -> Purpose.PUBLISH;
            case RESTORE -> Purpose.RESTORE;
        };
    }

    private static Probe.Stage probed(Shop.Task task) {
        return switch (task.publication().kind()) {
            case PUBLISH -> Probe.Stage.PUBLISH;
            case RESTORE -> Probe.Stage.RESTORE;
        };
    }

    private static String message(ConnectorException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
