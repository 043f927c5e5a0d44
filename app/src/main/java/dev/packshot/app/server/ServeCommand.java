package dev.packshot.app.server;

import io.quarkus.runtime.Quarkus;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code packshot serve}: the real thing. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Serves the REST API and works for all connected shops, until it is stopped.",
        footerHeading = "%nExit status:%n",
        footer = {
            "  0  stopped, or quiet",
            "  2  wrong use, or a configuration that can't be used",
            "  3  not quiet within the time of --until-quiet"
        })
public final class ServeCommand implements Callable<Integer> {
    private static final int OK = 0;
    private static final int NOT_QUIET = 3;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions options;

    @Option(
            names = "--until-quiet",
            paramLabel = "MINUTES",
            description = "Ends when no machine has anything left to do, after this many minutes at most. For cron.")
    private int untilQuiet;

    private final Server server;

    @Inject
    ServeCommand(Server server) {
        this.server = server;
    }

    @Override
    public Integer call() throws InterruptedException {
        server.start();
        PrintWriter out = spec.commandLine().getOut();
        out.println("Packshot serves at " + Address.own());
        out.println("Everything is kept in " + ConfigProvider.getConfig().getValue("packshot.data", String.class));
        out.flush();
        if (untilQuiet > 0) {
            boolean quiet = server.workUntilQuiet(Duration.ofMinutes(untilQuiet));
            server.stop();
            return quiet ? OK : NOT_QUIET;
        }
        server.watch();
        Quarkus.waitForExit();
        server.stop();
        return OK;
    }
}
