package dev.packshot.app.demo;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.ImageAddress;
import dev.packshot.catalog.ProductImage;
import dev.packshot.connector.Settings;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.connection.Policy;
import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.mirror.ListingMirror;
import dev.packshot.engine.mirror.MirroredListing;
import dev.packshot.engine.publication.Snapshot;
import dev.packshot.engine.publication.Snapshots;
import dev.packshot.engine.sync.Schedules;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The demo's shop that is a folder. */
@Singleton
class DemoFolder {
    private static final String NAME = "demo";
    private static final String ACTOR = "demo";
    private static final Duration OFTEN = Duration.ofSeconds(5);
    private static final Duration SELDOM = Duration.ofMinutes(10);

    private final Connections connections;
    private final Schedules schedules;
    private final ListingMirror mirror;
    private final Snapshots snapshots;
    private final Ids ids;

    DemoFolder(Connections connections, Schedules schedules, ListingMirror mirror, Snapshots snapshots, Ids ids) {
        this.connections = connections;
        this.schedules = schedules;
        this.mirror = mirror;
        this.snapshots = snapshots;
        this.ids = ids;
    }

    /** Lays products into a folder and connects it; what is there and connected already stays. */
    Shopfront open(Path folder, int products) throws IOException {
        new SampleProducts(folder).lay(products);
        return new Front(QuarkusTransaction.requiringNew().call(() -> connected(folder)));
    }

    private UUID connected(Path folder) {
        return connections.named(NAME).map(Connection::id).orElseGet(() -> {
            Connection made = connections.create(
                    ids.next(), NAME, "folder", new Settings(Map.of("folder", folder.toString())), Policy.AUTO, ACTOR);
            // Nobody sits at a demo: what the rule approves goes on.
            made.sample(0);
            schedules.begin(made.id(), OFTEN, SELDOM);
            return made.id();
        });
    }

    private final class Front implements Shopfront {
        private final UUID connection;

        Front(UUID connection) {
            this.connection = connection;
        }

        @Override
        public String name() {
            return "folder";
        }

        @Override
        public UUID connection() {
            return connection;
        }

        /** The folder is read as soon as somebody works. */
        @Override
        public boolean heard() {
            return true;
        }

        @Override
        public boolean showsOurs() {
            return published().stream()
                    .allMatch(row -> before(row).gallery().images().size()
                                    == row.listing().gallery().images().size()
                            && !same(before(row), row.listing().gallery().images()));
        }

        @Override
        public boolean showsOriginals(List<String> listings) {
            return all("connection = ?1").stream()
                    .filter(row -> listings.contains(row.listing().ref().id()))
                    .allMatch(row -> same(before(row), row.listing().gallery().images()));
        }

        private List<MirroredListing> published() {
            return all("connection = ?1 and held = false and ownFingerprint is not null");
        }

        private List<MirroredListing> all(String query) {
            return QuarkusTransaction.requiringNew().call(() -> mirror.list(query, connection));
        }

        private Snapshot before(MirroredListing row) {
            return QuarkusTransaction.requiringNew()
                    .call(() -> snapshots.original(row.id()))
                    .orElseThrow();
        }
    }

    private static boolean same(Snapshot before, List<ProductImage> now) {
        List<ProductImage> then = before.gallery().images();
        if (then.size() != now.size()) {
            return false;
        }
        for (int i = 0; i < now.size(); i++) {
            boolean same = now.get(i).altText().equals(then.get(i).altText())
                    && before.kept(then.get(i).id()).orElseThrow().digest().equals(digest(now.get(i)));
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private static Digest digest(ProductImage image) {
        try {
            return image.address().orElseThrow() instanceof ImageAddress.Local local
                    ? Digest.of(Files.readAllBytes(local.file()))
                    : Digest.of("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
