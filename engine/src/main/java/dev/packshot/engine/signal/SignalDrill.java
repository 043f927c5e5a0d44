package dev.packshot.engine.signal;

import dev.packshot.engine.database.Database;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Offers webhooks at an even pace, as many marketplaces would, and says how long they waited for their answers. A call is
 * made when it is its turn, whether or not those before were answered, so that a door that stands still can't look quick.
 * Every tenth is a repetition of the one before.
 */
@Singleton
public final class SignalDrill {
    private static final System.Logger LOG = System.getLogger(SignalDrill.class.getName());
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int TICK_MILLIS = 10;
    private static final int REPEATED = 10;
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
         * @param id of the signal; the signal that is stored has this id, or one that begins with it
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
     * @param lost signals that were acknowledged and aren't stored
     * @param twice signals that are stored more than once
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

    /** A call that was acknowledged. */
    private record Answered(String id, long nanos) {}

    /**
     * Runs a drill.
     *
     * @param connection that the calls are for
     * @param perSecond calls, 1 or more
     * @param length 1 second or more
     */
    public Outcome run(UUID connection, int perSecond, Duration length, Call call) throws InterruptedException {
        String series = "drill-" + UUID.randomUUID() + "-";
        int wanted = Math.toIntExact(perSecond * length.toMillis() / 1_000);
        Queue<Answered> answered = new ConcurrentLinkedQueue<>();
        var open = new CountDownLatch(wanted);
        long start = System.nanoTime();
        try (ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
                ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            var next = new AtomicInteger();
            pace.scheduleAtFixedRate(
                    () -> {
                        long due = Math.min(wanted, (System.nanoTime() - start) * perSecond / SECOND);
                        while (next.get() < due) {
                            int number = next.getAndIncrement();
                            long turn = start + number * SECOND / perSecond;
                            calls.execute(() -> {
                                offer(series + signal(number), turn, call, answered);
                                open.countDown();
                            });
                        }
                    },
                    0,
                    TICK_MILLIS,
                    TimeUnit.MILLISECONDS);
            if (!open.await(length.plus(LAST_ANSWERS).toMillis(), TimeUnit.MILLISECONDS)) {
                calls.shutdownNow();
            }
            pace.shutdownNow();
        }
        double seconds = (double) (System.nanoTime() - start) / SECOND;
        return outcome(connection, series, wanted, List.copyOf(answered), seconds);
    }

    /** Which signal a call tells of: with a full stop behind, so that none begins with another. */
    private static String signal(int number) {
        return (number % REPEATED == REPEATED - 1 ? number - 1 : number) + ".";
    }

    private static void offer(String id, long turn, Call call, Queue<Answered> answered) {
        try {
            if (call.acknowledged(id)) {
                answered.add(new Answered(id, System.nanoTime() - turn));
            }
        } catch (Exception e) {
            // It counts as not acknowledged: a marketplace would come again.
            LOG.log(Level.DEBUG, "A call of the drill wasn't acknowledged", e);
        }
    }

    private Outcome outcome(UUID connection, String series, int offered, List<Answered> answered, double seconds) {
        List<Long> nanos = answered.stream().map(Answered::nanos).sorted().toList();
        List<String> rows = stored(connection, series);
        Set<String> stored = Set.copyOf(rows);
        Set<String> acknowledged = answered.stream().map(Answered::id).collect(Collectors.toUnmodifiableSet());
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
                (int) acknowledged.stream()
                        .filter(id -> !stored.contains(id.substring(series.length())))
                        .count(),
                rows.size() - stored.size());
    }

    private static Duration quantile(List<Long> sorted, double share) {
        int at = Math.min((int) (sorted.size() * share), sorted.size() - 1);
        return sorted.isEmpty() ? Duration.ZERO : Duration.ofNanos(sorted.get(at));
    }

    private static int beyond(List<Long> nanos, Duration limit) {
        return (int) nanos.stream().filter(one -> one > limit.toNanos()).count();
    }

    /** The signal that each row of a series is about. */
    private List<String> stored(UUID connection, String series) {
        return database.apart(on -> {
            try (PreparedStatement select =
                    on.prepareStatement("SELECT id FROM signal WHERE connection = ? AND starts_with(id, ?)")) {
                select.setObject(1, connection);
                select.setString(2, series);
                List<String> found = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        String signal = rows.getString(1).substring(series.length());
                        found.add(signal.substring(0, signal.indexOf('.') + 1));
                    }
                }
                return found;
            }
        });
    }
}
