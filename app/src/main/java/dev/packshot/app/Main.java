package dev.packshot.app;

import dev.packshot.app.server.ConfigurationInvalid;
import dev.packshot.app.server.Ground;
import dev.packshot.engine.database.DatabaseUnavailable;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Inject;
import picocli.CommandLine;

/** {@code packshot}: lays the ground that a command needs, then runs it. */
@QuarkusMain
public final class Main {
    private static final int WRONG_USE = 2;
    private static final int FAILED = 1;

    private Main() {}

    /** Runs a command line; ends the process with the command's exit status. */
    public static void main(String... arguments) {
        try {
            Ground.lay(arguments);
        } catch (ConfigurationInvalid e) {
            end(e, WRONG_USE);
        } catch (DatabaseUnavailable e) {
            end(e, FAILED);
        }
        Quarkus.run(Command.class, arguments);
    }

    private static void end(RuntimeException why, int status) {
        System.err.println("packshot: " + why.getMessage());
        System.exit(status);
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
