package dev.packshot.sandbox.shopify.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** Time that passes when a test says so; what is due runs on the test's own thread. */
public final class ManualSchedule extends Clock implements Schedule {
    private final Queue<Due> waiting =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::number));
    private Instant now;
    private long number;

    public ManualSchedule(Instant start) {
        this.now = start;
    }

    @Override
    public synchronized void after(Duration delay, Runnable task) {
        waiting.add(new Due(now.plus(delay), number++, task));
    }

    /** Lets time pass; what falls due meanwhile is done at its time. */
    public void pass(Duration time) {
        Instant end = now.plus(time);
        while (!waiting.isEmpty() && !waiting.element().at().isAfter(end)) {
            Due due = waiting.remove();
            now = due.at();
            due.task().run();
        }
        now = end;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Everybody here is at UTC");
    }

    private record Due(Instant at, long number, Runnable task) {}
}
