package dev.packshot.app.server;

import dev.packshot.connector.Settings;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.ConnectionRefused;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.connection.Policy;
import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.profile.BrandProfiles;
import dev.packshot.engine.sync.Schedules;
import dev.packshot.pipeline.recipe.ProfileInvalid;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code packshot connect}: a shop from the command line, for installations without a browser. */
@Command(
        name = "connect",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Connects a shop that needs no consent, such as a folder. A server must not use the data folder now.")
public final class ConnectCommand implements Callable<Integer> {
    private static final int OK = 0;
    private static final String ACTOR = "command line";

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NAME", description = "What you call the shop.")
    private String name;

    @Parameters(index = "1", paramLabel = "CONNECTOR", description = "Which marketplace, such as folder.")
    private String connector;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A setting of the connector, such as folder=DIR.")
    private Map<String, String> settings = Map.of();

    @Option(
            names = "--policy",
            paramLabel = "auto|review|dry_run",
            defaultValue = "review",
            description = "What happens to pictures once they are made. Default: review.")
    private Policy policy;

    @Option(
            names = "--sample",
            paramLabel = "0..1",
            defaultValue = "0.02",
            description = "Share of approved pictures that a person looks at all the same. Default: 0.02.")
    private double sample;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How often the shop is read for changes. Default: 60.")
    private long every;

    @Option(names = "--profile", paramLabel = "FILE", description = "Your own look (see docs/profile.md).")
    private @Nullable Path profile;

    @Mixin
    private ServerOptions options;

    private final Connections connections;
    private final Schedules schedules;
    private final BrandProfiles profiles;
    private final Ids ids;

    @Inject
    ConnectCommand(Connections connections, Schedules schedules, BrandProfiles profiles, Ids ids) {
        this.connections = connections;
        this.schedules = schedules;
        this.profiles = profiles;
        this.ids = ids;
    }

    @Override
    public Integer call() throws IOException {
        String look = profile == null ? null : Files.readString(profile);
        try {
            QuarkusTransaction.requiringNew().run(() -> connect(look));
        } catch (ConnectionRefused | ProfileInvalid | IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
        spec.commandLine().getOut().println("Connected " + name + ". It is read as soon as a server runs.");
        return OK;
    }

    private void connect(@Nullable String look) {
        Connection made = connections.create(ids.next(), name, connector, new Settings(settings), policy, ACTOR);
        made.sample(sample);
        if (look != null) {
            profiles.choose(made.id(), "", profiles.save(name, look, ACTOR).id(), ACTOR);
        }
        schedules.begin(made.id(), Duration.ofSeconds(every), Duration.ofHours(6));
    }
}
