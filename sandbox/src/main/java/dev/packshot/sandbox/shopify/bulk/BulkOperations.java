package dev.packshot.sandbox.shopify.bulk;

import dev.packshot.sandbox.shopify.bulk.BulkOperation.Status;
import dev.packshot.sandbox.shopify.schedule.Schedule;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.shop.Trap;
import dev.packshot.sandbox.shopify.shop.Traps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Bulk queries of all shops: at most five of an app run at a shop at one time (since API version 2026-01). Safe for
 * several threads.
 */
public final class BulkOperations {
    private static final int MOST_OPEN = 5;

    /** How long an operation waits before it runs, and before it is canceled; seconds as recorded. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private final BulkFiles files;
    private final Clock clock;
    private final Schedule schedule;
    private final Traps traps;
    private final BulkFinished finished;
    private final AtomicLong numbers = new AtomicLong(7_000_000_000_000L);
    private final Map<String, Map<Gid, BulkOperation>> shops = new ConcurrentHashMap<>();

    /** Operations that put their results there. */
    public BulkOperations(BulkFiles files, Clock clock, Schedule schedule, Traps traps, BulkFinished finished) {
        this.files = files;
        this.clock = clock;
        this.schedule = schedule;
        this.traps = traps;
        this.finished = finished;
    }

    /** What became of a wish. */
    public sealed interface Outcome {
        /** It is as wished. */
        record Done(BulkOperation operation) implements Outcome {}

        /**
         * It isn't.
         *
         * @param code of the user error, where it has one
         * @param field that is wrong, where it is one
         * @param messages one for each user error
         */
        record Refused(Optional<String> code, Optional<String> field, List<String> messages) implements Outcome {}
    }

    /**
     * Starts one, which runs by itself from then on.
     *
     * @param grouped whether children directly follow their parents in the result
     */
    public Outcome start(String shop, String query, boolean grouped, BulkReader reader) {
        return switch (BulkQueryCheck.check(query, reader.schema())) {
            case BulkQueryCheck.Verdict.Refused refused ->
                new Outcome.Refused(Optional.of("INVALID"), Optional.of("query"), refused.problems());
            case BulkQueryCheck.Verdict.Accepted accepted ->
                admit(shop, query)
                        .map(fresh -> {
                            schedule.after(
                                    SOON, () -> run(shop, fresh.id(), accepted.query(), new BulkRun(reader, grouped)));
                            return (Outcome) new Outcome.Done(fresh);
                        })
                        .orElseGet(() -> new Outcome.Refused(
                                Optional.of("OPERATION_IN_PROGRESS"),
                                Optional.empty(),
                                List.of("As many bulk queries of this app as may run at this shop are in progress: "
                                        + all(shop).stream()
                                                .filter(each -> each.status().open())
                                                .map(each -> each.id().toString())
                                                .collect(Collectors.joining(", "))
                                        + ".")));
        };
    }

    /** One by its id. */
    public Optional<BulkOperation> find(String shop, Gid id) {
        return Optional.ofNullable(of(shop).get(id));
    }

    /** All of a shop, oldest first. */
    public List<BulkOperation> all(String shop) {
        Map<Gid, BulkOperation> here = of(shop);
        synchronized (here) {
            return List.copyOf(here.values());
        }
    }

    /** Cancels one: it is over a little later. */
    public Outcome cancel(String shop, Gid id) {
        Optional<BulkOperation> found = find(shop, id);
        if (found.isEmpty()) {
            return new Outcome.Refused(Optional.empty(), Optional.of("id"), List.of("No such bulk operation."));
        }
        if (!found.get().status().open()) {
            return new Outcome.Refused(
                    Optional.empty(), Optional.empty(), List.of("A bulk operation that is over can't be canceled."));
        }
        BulkOperation canceling = change(shop, id, each -> each.as(Status.CANCELING));
        schedule.after(SOON, () -> canceled(shop, id));
        return new Outcome.Done(canceling);
    }

    /** Shopify cancels what stalls, as it does after a while; whoever wants the result has to ask anew. */
    public void cancelStalled(String shop) {
        all(shop).stream().filter(each -> each.status() == Status.RUNNING).forEach(each -> canceled(shop, each.id()));
    }

    private Optional<BulkOperation> admit(String shop, String query) {
        Map<Gid, BulkOperation> here = of(shop);
        synchronized (here) {
            if (here.values().stream().filter(each -> each.status().open()).count() >= MOST_OPEN) {
                return Optional.empty();
            }
            var fresh = BulkOperation.created(new Gid("BulkOperation", numbers.incrementAndGet()), query, now());
            here.put(fresh.id(), fresh);
            return Optional.of(fresh);
        }
    }

    private void run(String shop, Gid id, BulkQuery query, BulkRun run) {
        change(shop, id, each -> each.status() == Status.CREATED ? each.as(Status.RUNNING) : each);
        Optional<BulkOperation.ErrorCode> error = run.read(
                query,
                () -> find(shop, id)
                        .filter(each -> each.status() == Status.RUNNING)
                        .isPresent(),
                (objects, roots) -> change(shop, id, each -> each.counted(objects, roots)));
        if (traps.on(shop, Trap.BULK_STALLS)) {
            return;
        }
        byte[] bytes = run.bytes();
        boolean dies = traps.on(shop, Trap.BULK_DIES);
        BulkOperation after = change(shop, id, each -> {
            if (each.status() != Status.RUNNING) {
                return each;
            }
            if (error.isPresent() || dies) {
                return each.failed(
                        error.orElse(BulkOperation.ErrorCode.INTERNAL_SERVER_ERROR),
                        files.keep(shop, id, dies ? half(bytes) : bytes));
            }
            return each.completed(now(), bytes.length, files.keep(shop, id, bytes));
        });
        if (after.status() != Status.CANCELING && after.status() != Status.CANCELED) {
            finished.finished(shop, after);
        }
    }

    /** The first half of the lines. */
    private static byte[] half(byte[] bytes) {
        int end = bytes.length / 2;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }

    private void canceled(String shop, Gid id) {
        BulkOperation before = find(shop, id).orElseThrow();
        BulkOperation after = change(shop, id, each -> each.status().open() ? each.as(Status.CANCELED) : each);
        if (before.status() != after.status()) {
            finished.finished(shop, after);
        }
    }

    private BulkOperation change(String shop, Gid id, UnaryOperator<BulkOperation> step) {
        Map<Gid, BulkOperation> here = of(shop);
        synchronized (here) {
            BulkOperation next = step.apply(Optional.ofNullable(here.get(id)).orElseThrow());
            here.put(id, next);
            return next;
        }
    }

    private Map<Gid, BulkOperation> of(String shop) {
        return shops.computeIfAbsent(shop, unused -> java.util.Collections.synchronizedMap(new TreeMap<>()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
