package dev.packshot.app.demo;

import dev.packshot.app.server.Server;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The loop, once round. */
@Singleton
final class Demo {
    private static final Duration MOST = Duration.ofMinutes(10);

    private final Server server;
    private final DemoShop shop;
    private final DemoCensus census;
    private final Clock clock;
    private final Path data;

    Demo(
            Server server,
            DemoShop shop,
            DemoCensus census,
            Clock clock,
            @ConfigProperty(name = "packshot.data") Path data) {
        this.server = server;
        this.shop = shop;
        this.census = census;
        this.clock = clock;
        this.data = data;
    }

    /** Products in, pictures on the shelf and read back, originals of one listing back. */
    DemoReport goRound(int products) throws IOException, InterruptedException {
        Path folder = data.resolve("shop").toAbsolutePath();
        new SampleProducts(folder).lay(products);
        Instant start = clock.instant();
        UUID connection = shop.connect(folder);
        server.start();
        boolean quiet = server.workUntilQuiet(MOST);
        boolean restored =
                shop.restoreOne(connection) && server.workUntilQuiet(MOST) && shop.originalsAreBack(connection);
        return new DemoReport(
                census.of(connection),
                quiet,
                restored,
                census.breaches(),
                Duration.between(start, clock.instant()),
                folder.resolve("inbox"),
                folder.resolve("shelf"));
    }

    /** Goes on with whatever is laid into the inbox. */
    void goOn() {
        server.watch();
    }

    void stop() {
        server.stop();
    }
}
