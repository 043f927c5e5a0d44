package dev.packshot.sandbox.shopify.schedule;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Real time, but faster: what takes Shopify hours is over in seconds. Runs each task on a virtual thread. */
public final class FastSchedule implements Schedule, AutoCloseable {
    private final double speed;
    private final ScheduledExecutorService timer;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * A schedule with a timer of its own, until it is closed.
     *
     * @param speed how many seconds of the shop pass in one real second, above zero; 1 for real time
     */
    public FastSchedule(double speed) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("Time has to pass, but the speed was " + speed);
        }
        this.speed = speed;
        var one = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("sandbox-schedule").factory());
        one.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.timer = one;
    }

    @Override
    public void after(Duration delay, Runnable task) {
        if (timer.isShutdown()) {
            return;
        }
        long nanos = (long) (delay.toNanos() / speed);
        timer.schedule(() -> workers.execute(task), nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdownNow();
    }
}
