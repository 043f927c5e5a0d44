package dev.packshot.app.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where a server keeps what it knows, and where it listens. */
public final class ServerOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of everything that is kept. Default: $PACKSHOT_DATA, else"
                    + " ~/.local/share/packshot/data (of a demo: …/demo).")
    private @Nullable Path data;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port to listen on, 0 for any free one. Default: $PACKSHOT_PORT, else 8080.")
    private @Nullable Integer port;

    /**
     * The options among the arguments of a command; what else stands there is the command's own.
     *
     * @throws ConfigurationInvalid when one of them can't be used
     */
    static ServerOptions of(String... arguments) {
        var options = new ServerOptions();
        try {
            new CommandLine(options)
                    .setUnmatchedArgumentsAllowed(true)
                    .setStopAtUnmatched(false)
                    .parseArgs(arguments);
        } catch (ParameterException e) {
            throw new ConfigurationInvalid(List.of(String.valueOf(e.getMessage())));
        }
        return options;
    }

    /** The folder of everything that is kept. */
    public Optional<Path> data() {
        return Optional.ofNullable(data);
    }

    /** What was said, as configuration. */
    Map<String, String> asConfiguration() {
        var said = new java.util.HashMap<String, String>();
        if (data != null) {
            said.put("packshot.data", data.toAbsolutePath().normalize().toString());
        }
        if (port != null) {
            said.put("packshot.port", String.valueOf(port));
        }
        return said;
    }
}
