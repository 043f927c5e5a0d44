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
import dev.packshot.engine.publication.Restorer;
import dev.packshot.engine.publication.Snapshot;
import dev.packshot.engine.publication.Snapshots;
import dev.packshot.engine.sync.Schedules;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The demo's shop: a folder. */
@Singleton
class DemoShop {
    private static final String NAME = "demo";
    private static final String ACTOR = "demo";
    private static final Duration OFTEN = Duration.ofSeconds(5);
    private static final Duration SELDOM = Duration.ofMinutes(10);

    private final Connections connections;
    private final Schedules schedules;
    private final ListingMirror mirror;
    private final Snapshots snapshots;
    private final Restorer restorer;
    private final Ids ids;

    DemoShop(
            Connections connections,
            Schedules schedules,
            ListingMirror mirror,
            Snapshots snapshots,
            Restorer restorer,
            Ids ids) {
        this.connections = connections;
        this.schedules = schedules;
        this.mirror = mirror;
        this.snapshots = snapshots;
        this.restorer = restorer;
        this.ids = ids;
    }

    /** Connects the folder, unless it is connected already. */
    @Transactional
    UUID connect(Path folder) {
        return connections.named(NAME).map(Connection::id).orElseGet(() -> {
            Connection made = connections.create(
                    ids.next(), NAME, "folder", new Settings(Map.of("folder", folder.toString())), Policy.AUTO, ACTOR);
            // Nobody sits at a demo: what the rule approves goes on.
            made.sample(0);
            schedules.begin(made.id(), OFTEN, SELDOM);
            return made.id();
        });
    }

    /** Asks for the originals of a listing that shows our pictures; none left is as good as done. */
    @Transactional
    boolean restoreOne(UUID connection) {
        Optional<MirroredListing> published = published(connection);
        published.ifPresent(row -> restorer.restore(row.id(), ACTOR));
        return published.isPresent() || !held(connection).isEmpty();
    }

    /** Whether every listing that was restored shows its originals again, byte for byte, in order, with alt text. */
    @Transactional
    boolean originalsAreBack(UUID connection) {
        return held(connection).stream().allMatch(row -> snapshots
                .original(row.id())
                .filter(before -> same(before, row.listing().gallery().images()))
                .isPresent());
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
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Optional<MirroredListing> published(UUID connection) {
        return mirror.find(
                        "connection = ?1 and held = false and ownFingerprint is not null order by ref desc", connection)
                .firstResultOptional();
    }

    private List<MirroredListing> held(UUID connection) {
        return mirror.list("connection = ?1 and held = true", connection);
    }
}
