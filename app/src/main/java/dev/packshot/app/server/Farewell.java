package dev.packshot.app.server;

import dev.packshot.engine.database.LocalPostgres;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Stops the local database after the application, whose last rows it has to take, however the process ends. */
@Singleton
final class Farewell {
    /** A stop by signal gives the application this long. */
    private static final long SECONDS = 30;

    private static final CountDownLatch APPLICATION_STOPPED = new CountDownLatch(1);

    /** Has the database stopped at the end. */
    static void to(LocalPostgres local) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(local), "packshot-farewell"));
    }

    private static void stop(LocalPostgres local) {
        try {
            APPLICATION_STOPPED.await(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        local.close();
    }

    void stopped(@Observes @Priority(Integer.MAX_VALUE) ShutdownEvent event) {
        APPLICATION_STOPPED.countDown();
    }
}
