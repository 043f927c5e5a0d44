package dev.packshot.app.server;

import dev.packshot.catalog.ListingRef;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.mirror.ListingMirror;
import dev.packshot.engine.publication.NothingToRestore;
import dev.packshot.engine.publication.Restorer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code packshot restore}: asks for the originals back, also when the browser is far. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Has the originals of a shop put back as soon as a server runs, and holds these listings until somebody",
            "releases them. A server must not use the data folder now."
        })
public final class RestoreCommand implements Callable<Integer> {
    private static final int OK = 0;
    private static final String ACTOR = "command line";

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NAME", description = "The shop's name.")
    private String name;

    @Option(names = "--listing", paramLabel = "ID", description = "Only this listing, by the marketplace's id.")
    private @Nullable String listing;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Everything that was published since then, such as 2026-11-20T08:00:00Z. Default: ever.")
    private @Nullable Instant since;

    @Mixin
    private ServerOptions options;

    private final Connections connections;
    private final ListingMirror mirror;
    private final Restorer restorer;

    @Inject
    RestoreCommand(Connections connections, ListingMirror mirror, Restorer restorer) {
        this.connections = connections;
        this.mirror = mirror;
        this.restorer = restorer;
    }

    @Override
    public Integer call() {
        try {
            int asked = QuarkusTransaction.requiringNew().call(this::ask);
            spec.commandLine().getOut().println("Asked for the originals of " + asked + " listings.");
        } catch (NothingToRestore | IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
        return OK;
    }

    private int ask() {
        Connection shop = connections
                .named(name)
                .orElseThrow(() -> new IllegalArgumentException("There is no shop called " + name));
        if (listing == null) {
            List<UUID> all = restorer.restoreSince(shop.id(), since == null ? Instant.EPOCH : since, ACTOR);
            return all.size();
        }
        restorer.restore(
                mirror.find(shop.id(), new ListingRef(listing))
                        .orElseThrow(() -> new IllegalArgumentException("The shop has no listing " + listing))
                        .id(),
                ACTOR);
        return 1;
    }
}
