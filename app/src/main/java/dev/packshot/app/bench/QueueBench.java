package dev.packshot.app.bench;

import dev.packshot.engine.work.QueueDrill;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** What the work queue costs: items that do nothing, on a PostgreSQL of their own. */
final class QueueBench {
    /** Items of one transaction, about as many as a page of listings gives. */
    private static final int TOGETHER = 250;

    private static final int ALONE = 1_000;
    private static final int STEADY = 1_000;
    private static final int PACE_MILLISECONDS = 5;

    private final QueueDrill drill;

    QueueBench(QueueDrill drill) {
        this.drill = drill;
    }

    /**
     * What one run gave.
     *
     * @param nodes schedulers side by side
     * @param addedAlone items a second, each in a transaction of its own, by one thread
     * @param addedTogether items a second, 250 in a transaction, by one thread
     * @param worked items a second out of a backlog
     * @param milliseconds from added to done, 200 items a second in an empty queue
     */
    record Run(int nodes, double addedAlone, double addedTogether, double worked, Samples milliseconds) {}

    /** Adds items, then works them off, then times single ones. */
    Run run(int nodes, int items) throws InterruptedException {
        String name = "run-" + nodes + "-";
        double alone = rate(ALONE, () -> ids(name + "alone-", ALONE).forEach(id -> drill.add(List.of(id))));
        List<String> rest = ids(name + "together-", items - ALONE);
        double together = rate(rest.size(), () -> {
            for (int from = 0; from < rest.size(); from += TOGETHER) {
                drill.add(rest.subList(from, Math.min(rest.size(), from + TOGETHER)));
            }
        });
        var left = new CountDownLatch(items);
        long start = System.nanoTime();
        drill.start(nodes, id -> left.countDown());
        try {
            left.await();
        } finally {
            drill.stop();
        }
        double worked = items / seconds(start);
        return new Run(nodes, alone, together, worked, latency(nodes, name + "steady-"));
    }

    private Samples latency(int nodes, String name) throws InterruptedException {
        Map<String, Long> added = new ConcurrentHashMap<>();
        List<Double> milliseconds = new ArrayList<>();
        var left = new CountDownLatch(STEADY);
        drill.start(nodes, id -> {
            long now = System.nanoTime();
            synchronized (milliseconds) {
                milliseconds.add((now - added.getOrDefault(id, now)) / 1e6);
            }
            left.countDown();
        });
        try (ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor()) {
            List<String> ids = ids(name, STEADY);
            for (int i = 0; i < STEADY; i++) {
                String id = ids.get(i);
                var unused = pace.schedule(
                        () -> {
                            added.put(id, System.nanoTime());
                            drill.add(List.of(id));
                        },
                        (long) i * PACE_MILLISECONDS,
                        TimeUnit.MILLISECONDS);
            }
            left.await();
        } finally {
            drill.stop();
        }
        return new Samples(milliseconds);
    }

    private static List<String> ids(String name, int count) {
        return IntStream.range(0, count).mapToObj(n -> name + n).toList();
    }

    private static double rate(int items, Runnable work) {
        long start = System.nanoTime();
        work.run();
        return items / seconds(start);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
