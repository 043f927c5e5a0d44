package dev.packshot.engine.publication;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingIssue;
import dev.packshot.catalog.ProductImage;
import dev.packshot.connector.Capability;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Receipt;
import dev.packshot.engine.budget.Purpose;
import dev.packshot.engine.connection.Connectors;
import dev.packshot.engine.connection.PictureFetcher;
import dev.packshot.engine.work.Pool;
import dev.packshot.engine.work.Postponed;
import dev.packshot.engine.work.Probe;
import dev.packshot.engine.work.RetryPolicy;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.Worker;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads back until the pictures are really live, the bytes included where the marketplace keeps them. */
@Singleton
final class VerifyWorker implements Worker {
    static final String VERIFY = "verify";

    private final Ledger ledger;
    private final Shop shop;
    private final Connectors connectors;
    private final PictureFetcher pictures;
    private final Patience patience;
    private final Probe probe;

    VerifyWorker(
            Ledger ledger, Shop shop, Connectors connectors, PictureFetcher pictures, Patience patience, Probe probe) {
        this.ledger = ledger;
        this.shop = shop;
        this.connectors = connectors;
        this.pictures = pictures;
        this.patience = patience;
        this.probe = probe;
    }

    @Override
    public String stage() {
        return VERIFY;
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
        return Optional.of(shop.task(item.row()).publication().listing());
    }

    @Override
    public void work(WorkItem item) {
        Shop.Task task = shop.task(item.row());
        UUID id = task.publication().id();
        if (!task.publication().state().open()) {
            return;
        }
        probe.at(Probe.Stage.VERIFY, Probe.Point.BEFORE_EFFECT);
        try {
            askAfter(task);
            Listing now =
                    shop.use(task, Purpose.VERIFY, session -> session.reader().read(task.ref()));
            probe.at(Probe.Stage.VERIFY, Probe.Point.AFTER_EFFECT);
            judge(task, now);
        } catch (ConnectorException.NotFound e) {
            ledger.end(id, PublicationState.CANCELLED, "The listing is gone.");
        } catch (ConnectorException.Conflict e) {
            ledger.conflict(id, String.valueOf(e.getMessage()));
        } catch (ConnectorException.Rejected e) {
            ledger.refused(id, String.valueOf(e.getMessage()), e.words());
        }
        probe.at(Probe.Stage.VERIFY, Probe.Point.AFTER_COMMIT);
    }

    private void askAfter(Shop.Task task) {
        if (task.publication().state() == PublicationState.ACCEPTED) {
            Receipt receipt = shop.use(task, Purpose.VERIFY, session -> session.writer()
                    .status(task.ref(), task.publication().submission()));
            if (receipt instanceof Receipt.Accepted) {
                throw notYet(task, List.of());
            }
        }
    }

    private void judge(Shop.Task task, Listing now) {
        Publication publication = task.publication();
        Gallery gallery = now.gallery();
        switch (Outcome.of(task.ref(), publication.base(), publication.places(), gallery)) {
            case DONE -> {
                if (sameBytes(task, gallery)) {
                    ledger.verified(publication.id(), now);
                } else {
                    throw notYet(task, now.issues());
                }
            }
            case UNTOUCHED, PARTLY -> throw notYet(task, now.issues());
            case FOREIGN ->
                ledger.conflict(publication.id(), "The gallery was changed after our pictures had been put there.");
        }
    }

    /** Where a marketplace keeps bytes as they are, a picture is live when its bytes are. */
    private boolean sameBytes(Shop.Task task, Gallery gallery) {
        if (!connectors.of(task.connection()).describe().can(Capability.EXACT_BYTES)) {
            return true;
        }
        List<PlannedPlace> places = task.publication().places();
        for (int i = 0; i < places.size(); i++) {
            Optional<PlannedPlace.Put> put = places.get(i).put();
            if (put.isPresent()
                    && live(task, gallery.images().get(i))
                            .filter(put.get().digest()::equals)
                            .isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private Optional<Digest> live(Shop.Task task, ProductImage image) {
        return pictures.fetch(task.connection(), Purpose.VERIFY, task.ref(), image)
                .map(Digest::of);
    }

    private Postponed notYet(Shop.Task task, List<ListingIssue> issues) {
        Publication publication = task.publication();
        String words = issues.stream().map(ListingIssue::message).collect(Collectors.joining(" "));
        if (issues.stream().anyMatch(ListingIssue::blocking)) {
            ledger.refused(publication.id(), "The marketplace took the pictures and doesn't show them.", words);
            return new Postponed("Refused", java.time.Duration.ZERO);
        }
        if (patience.ended(publication)) {
            ledger.overdue(
                    publication.id(),
                    "The marketplace accepted the pictures, and they still don't show. Look at the listing there; a"
                            + " retry plans it anew from what is live now.",
                    words);
            return new Postponed("Overdue", java.time.Duration.ZERO);
        }
        ledger.readInVain(publication.id());
        return new Postponed("Not live yet", patience.untilNextLook(publication));
    }
}
