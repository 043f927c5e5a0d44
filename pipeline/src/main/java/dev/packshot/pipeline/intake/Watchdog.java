package dev.packshot.pipeline.intake;

import dev.packshot.pipeline.vips.Vips;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Stops a libvips session that takes too long, unless it is closed before. */
final class Watchdog implements AutoCloseable {
    private static final ScheduledThreadPoolExecutor BELL = bell();

    private final ScheduledFuture<?> alarm;

    private Watchdog(ScheduledFuture<?> alarm) {
        this.alarm = alarm;
    }

    static Watchdog over(Vips session, Duration limit) {
        return new Watchdog(BELL.schedule(session::kill, limit.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static ScheduledThreadPoolExecutor bell() {
        var bell = new ScheduledThreadPoolExecutor(
                1,
                Thread.ofPlatform()
                        .name("packshot-intake-watchdog")
                        .daemon(true)
                        .factory());
        // A finished picture's session must not stay reachable until its alarm would have rung.
        bell.setRemoveOnCancelPolicy(true);
        return bell;
    }

    @Override
    public void close() {
        alarm.cancel(false);
    }
}
