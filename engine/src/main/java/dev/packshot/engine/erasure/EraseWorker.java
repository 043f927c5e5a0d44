package dev.packshot.engine.erasure;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.packshot.engine.work.Pool;
import dev.packshot.engine.work.RetryPolicy;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.Worker;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Erases a shop step by step. Each step is a transaction that takes away what it finds: whoever goes on after a crash finds
 * less, and nothing has to be remembered. The connection's own row goes last, so that until then the foreign keys know what
 * belongs to it.
 */
@Singleton
final class EraseWorker implements Worker {
    static final String ERASE = "erase";

    /** Whoever erases works for nobody's shop: its items are being taken away. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final Erasures erasures;
    private final WaitingWork work;
    private final ListingRows listings;
    private final ShopRows rest;
    private final Mentions mentions;
    private final ErasedFiles files;

    EraseWorker(
            Erasures erasures,
            WaitingWork work,
            ListingRows listings,
            ShopRows rest,
            Mentions mentions,
            ErasedFiles files) {
        this.erasures = erasures;
        this.work = work;
        this.listings = listings;
        this.rest = rest;
        this.mentions = mentions;
        this.files = files;
    }

    static WorkItem item(UUID shop) {
        return new WorkItem(ERASE, shop.toString(), NOBODY, "");
    }

    @Override
    public String stage() {
        return ERASE;
    }

    @Override
    public Pool pool() {
        return Pool.IO;
    }

    @Override
    public RetryPolicy retries() {
        return RetryPolicy.retry(10)
                .startingAt(ofSeconds(1))
                .doublingUpTo(ofMinutes(10))
                .thenQuarantine();
    }

    @Override
    public void work(WorkItem item) {
        UUID shop = item.row();
        if (!erasures.underWay(shop)) {
            return;
        }
        work.cancel(shop);
        while (listings.eraseSome(shop)) {
            work.cancel(shop);
        }
        rest.erase(shop);
        while (mentions.eraseSome(shop)) {}
        while (files.letSomeGo(shop)) {}
        erasures.end(shop);
    }
}
