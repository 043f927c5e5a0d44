package dev.packshot.app.demo;

import dev.packshot.app.server.Server;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The loop, once round. */
@Singleton
final class Demo {
    private static final Duration MOST = Duration.ofMinutes(10);

    private final Server server;
    private final DemoFolder folder;
    private final DemoShopify shopify;
    private final DemoRestores restores;
    private final DemoCensus census;
    private final Clock clock;
    private final List<Shopfront> fronts = new ArrayList<>();

    Demo(Server server, DemoFolder folder, DemoShopify shopify, DemoRestores restores, DemoCensus census, Clock clock) {
        this.server = server;
        this.folder = folder;
        this.shopify = shopify;
        this.restores = restores;
        this.census = census;
        this.clock = clock;
    }

    /** Products in, pictures where buyers see them and read back, originals of one listing of each shop back. */
    DemoReport goRound(Path shop, int products, boolean alsoShopify) throws IOException, InterruptedException {
        Instant start = clock.instant();
        fronts.add(folder.open(shop, products));
        server.start();
        if (alsoShopify) {
            fronts.add(shopify.open(products));
        }
        boolean quiet = everythingHeard() && server.workUntilQuiet(MOST);
        List<Round> rounds = new ArrayList<>();
        for (Shopfront front : fronts) {
            rounds.add(new Round(front.name(), census.of(front.connection()), front.showsOurs(), false));
            restores.one(front.connection());
        }
        quiet = quiet && server.workUntilQuiet(MOST);
        for (int i = 0; i < fronts.size(); i++) {
            Shopfront front = fronts.get(i);
            List<String> restored = restores.asked(front.connection());
            rounds.set(i, rounds.get(i).restored(!restored.isEmpty() && front.showsOriginals(restored)));
        }
        return new DemoReport(
                rounds,
                quiet,
                census.breaches(),
                Duration.between(start, clock.instant()),
                shop.resolve("inbox"),
                shop.resolve("shelf"));
    }

    private boolean everythingHeard() throws InterruptedException {
        for (Shopfront front : fronts) {
            if (!front.heard()) {
                return false;
            }
        }
        return true;
    }

    /** What can be looked at in a browser, a line each. */
    Stream<String> pages() {
        return fronts.stream().flatMap(Shopfront::pages);
    }

    /** Goes on with whatever is laid into the inbox. */
    void goOn() {
        server.watch();
    }

    /** The merchants leave: nothing of a shop that asks to be forgotten may stay. */
    boolean leave() throws InterruptedException {
        fronts.forEach(Shopfront::leave);
        return everythingHeard() && server.workUntilQuiet(MOST) && shopify.forgotten();
    }

    void stop() {
        server.stop();
        shopify.close();
    }
}
