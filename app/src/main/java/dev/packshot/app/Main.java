package dev.packshot.app;

import dev.packshot.app.server.ConfigurationInvalid;
import dev.packshot.app.server.Ground;
import dev.packshot.engine.database.DatabaseUnavailable;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Inject;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine;

/** {@code packshot}: lays the ground that a command needs, runs it, and clears up in the reverse order. */
@QuarkusMain
public final class Main {
    private static final int WRONG_USE = 2;
    private static final int FAILED = 1;

    /** A stop by signal waits this long for the application before the database goes. */
    private static final long FAREWELL_SECONDS = 30;

    private Main() {}

    /** Runs a command line. */
    public static void main(String... arguments) {
        System.exit(run(arguments));
    }

    private static int run(String... arguments) {
        var status = new AtomicInteger();
        var stopped = new CountDownLatch(1);
        try (Ground ground = Ground.lay(arguments)) {
            var signal = new Thread(() -> closeAfter(stopped, ground), "packshot-farewell");
            Runtime.getRuntime().addShutdownHook(signal);
            Quarkus.run(
                    Command.class,
                    (code, failure) -> {
                        status.set(failure == null ? code : FAILED);
                        if (failure != null) {
                            failure.printStackTrace();
                        }
                        stopped.countDown();
                    },
                    arguments);
            stopped.countDown();
            removeHook(signal);
        } catch (ConfigurationInvalid | DatabaseUnavailable e) {
            System.err.println("packshot: " + e.getMessage());
            return e instanceof ConfigurationInvalid ? WRONG_USE : FAILED;
        }
        return status.get();
    }

    private static void closeAfter(CountDownLatch stopped, Ground ground) {
        try {
            stopped.await(FAREWELL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ground.close();
    }

    private static void removeHook(Thread signal) {
        try {
            Runtime.getRuntime().removeShutdownHook(signal);
        } catch (IllegalStateException e) {
            // It runs already, and closes what is to be closed.
        }
    }

    /** The command line inside the application. */
    static final class Command implements QuarkusApplication {
        private final CommandLine commands;

        @Inject
        Command(CommandLine commands) {
            this.commands = commands;
        }

        @Override
        public int run(String... arguments) {
            return commands.execute(arguments);
        }
    }
}
