package dev.packshot.engine.signal;

import dev.packshot.engine.database.Database;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Offers webhooks at an even pace, as many marketplaces would, and says how long they waited for their answers. A call is
 * made when it is its turn, whether or not those before were answered, so that a door that stands still can't look quick.
 */
@Singleton
public final class SignalDrill {
    private static final int TICKS_A_SECOND = 100;
    private static final Duration LAST_ANSWERS = Duration.ofMinutes(1);

    private final Database database;

    SignalDrill(Database database) {
        this.database = database;
    }

    /** A webhook that is called and waited for. */
    @FunctionalInterface
    public interface Call {
        /**
         * Makes the call that tells of a signal.
         *
         * @param id of the signal, another one for each call
         * @return whether it was acknowledged
         * @throws Exception when it wasn't
         */
        boolean acknowledged(String id) throws Exception;
    }

    /**
     * What a drill came to.
     *
     * @param offered calls that were made
     * @param acknowledged calls that were answered well
     * @param perSecond acknowledgements in a second, over the whole drill
     * @param median time from a call's turn to its acknowledgement that half of them kept within
     * @param most95 the same for 95 of 100
     * @param most99 the same for 99 of 100
     * @param longest the slowest one
     * @param overOne those beyond 1 second
     * @param overFive those beyond 5 seconds
     * @param lost acknowledged and not stored
     * @param twice stored more than once
     */
    public record Outcome(
            int offered,
            int acknowledged,
            double perSecond,
            Duration median,
            Duration most95,
            Duration most99,
            Duration longest,
            int overOne,
            int overFive,
            int lost,
            int twice) {}

    /**
     * Runs a drill.
     *
     * @param connection that the calls are for
     * @param perSecond calls, 100 or more
     * @param length 1 second or more
     */
    public Outcome run(UUID connection, int perSecond, Duration length, Call call) throws InterruptedException {
        String series = "drill-" + UUID.randomUUID() + "-";
        int wanted = Math.toIntExact(perSecond * length.toMillis() / 1_000);
        var answered = new ConcurrentLinkedQueue<Answered>();
        var open = new CountDownLatch(wanted);
        long start = System.nanoTime();
        try (ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
                ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            var next = new AtomicInteger();
            pace.scheduleAtFixedRate(
                    () -> {
                        long due = (System.nanoTime() - start) * perSecond / TimeUnit.SECONDS.toNanos(1);
                        while (next.get() < Math.min(due, wanted)) {
                            int number = next.getAndIncrement();
                            long turn = start + number * TimeUnit.SECONDS.toNanos(1) / perSecond;
                            calls.execute(() -> {
                                try {
                                    if (call.acknowledged(series + number)) {
                                        answered.add(new Answered(series + number, System.nanoTime() - turn));
                                    }
                                } catch (Exception e) {
                                    // Not acknowledged: its sender would come again.
                                } finally {
                                    open.countDown();
                                }
                            });
                        }
                    },
                    0,
                    TimeUnit.SECONDS.toMillis(1) / TICKS_A_SECOND,
                    TimeUnit.MILLISECONDS);
            open.await(length.plus(LAST_ANSWERS).toMillis(), TimeUnit.MILLISECONDS);
            pace.shutdownNow();
            calls.shutdownNow();
        }
        double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
        return outcome(connection, series, wanted, List.copyOf(answered), seconds);
    }

    private record Answered(String id, long nanos) {}

    private Outcome outcome(UUID connection, String series, int offered, List<Answered> answered, double seconds) {
        List<Long> nanos = answered.stream().map(Answered::nanos).sorted().toList();
        Stored stored = stored(connection, series);
        int lost = (int) answered.stream()
                .filter(one -> !stored.ids().contains(one.id()))
                .count();
        return new Outcome(
                offered,
                answered.size(),
                answered.size() / seconds,
                quantile(nanos, 0.5),
                quantile(nanos, 0.95),
                quantile(nanos, 0.99),
                quantile(nanos, 1),
                beyond(nanos, Duration.ofSeconds(1)),
                beyond(nanos, Duration.ofSeconds(5)),
                lost,
                stored.rows() - stored.ids().size());
    }

    private static Duration quantile(List<Long> sorted, double share) {
        int at = Math.min((int) (sorted.size() * share), sorted.size() - 1);
        return sorted.isEmpty() ? Duration.ZERO : Duration.ofNanos(sorted.get(at));
    }

    private static int beyond(List<Long> nanos, Duration limit) {
        return (int) nanos.stream().filter(one -> one > limit.toNanos()).count();
    }

    private record Stored(java.util.Set<String> ids, int rows) {}

    private Stored stored(UUID connection, String series) {
        return database.apart(on -> {
            try (PreparedStatement select =
                    on.prepareStatement("SELECT id FROM signal WHERE connection = ? AND starts_with(id, ?)")) {
                select.setObject(1, connection);
                select.setString(2, series);
                List<String> ids = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        ids.add(rows.getString(1));
                    }
                }
                return new Stored(java.util.Set.copyOf(ids), ids.size());
            }
        });
    }
}
