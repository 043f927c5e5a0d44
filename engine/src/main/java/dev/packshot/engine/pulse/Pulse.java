package dev.packshot.engine.pulse;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Runs the beats where there is a database, from start to stop. */
@Singleton
final class Pulse {
    private static final Logger LOG = Logger.getLogger(Pulse.class);
    private static final int STOP_SECONDS = 5;

    private final List<Beat> beats;
    private final InjectableInstance<AgroalDataSource> source;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("pulse").factory());

    Pulse(@All List<Beat> beats, InjectableInstance<AgroalDataSource> source) {
        this.beats = beats;
        this.source = source;
    }

    void start(@Observes StartupEvent started) {
        if (source.getHandle().getBean().isActive()) {
            beats.forEach(beat -> thread.scheduleWithFixedDelay(
                    () -> once(beat), beat.every().toMillis(), beat.every().toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    private static void once(Beat beat) {
        try {
            beat.beat();
        } catch (RuntimeException e) {
            LOG.warnf(e, "%s failed and comes again", beat.getClass().getSimpleName());
        }
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            thread.shutdownNow();
        }
    }
}
