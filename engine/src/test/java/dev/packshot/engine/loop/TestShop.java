package dev.packshot.engine.loop;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.ImageAddress;
import dev.packshot.catalog.ListingRef;
import dev.packshot.catalog.ProductImage;
import dev.packshot.connector.Settings;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.connection.Policy;
import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.mirror.ListingMirror;
import dev.packshot.engine.mirror.MirroredListing;
import dev.packshot.engine.problem.Problems;
import dev.packshot.engine.publication.Publication;
import dev.packshot.engine.publication.PublicationRows;
import dev.packshot.engine.publication.PublicationState;
import dev.packshot.engine.studio.ImageJobs;
import dev.packshot.engine.sync.Schedules;
import io.quarkus.arc.Unremovable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A shop on the marketplace in memory, and what a test asks about it. */
@Singleton
@Unremovable
final class TestShop {
    private final Connections connections;
    private final Schedules schedules;
    private final ListingMirror mirror;
    private final PublicationRows publications;
    private final ImageJobs jobs;
    private final Problems problems;
    private final Ids ids;
    private UUID connection = new UUID(0, 0);

    TestShop(
            Connections connections,
            Schedules schedules,
            ListingMirror mirror,
            PublicationRows publications,
            ImageJobs jobs,
            Problems problems,
            Ids ids) {
        this.connections = connections;
        this.schedules = schedules;
        this.mirror = mirror;
        this.publications = publications;
        this.jobs = jobs;
        this.problems = problems;
        this.ids = ids;
    }

    UUID open(Path folder) {
        connection = QuarkusTransaction.requiringNew().call(() -> {
            Connection made = connections.create(
                    ids.next(),
                    "shop " + ids.next(),
                    "memory",
                    new Settings(Map.of("folder", folder.toString())),
                    Policy.AUTO,
                    "test");
            made.sample(0);
            return made.id();
        });
        return connection;
    }

    void read() {
        QuarkusTransaction.requiringNew()
                .run(() -> schedules.begin(connection, Duration.ofHours(1), Duration.ofHours(6)));
    }

    void close() {
        connections.remove(connection, "test");
    }

    MirroredListing listing(String ref) {
        return QuarkusTransaction.requiringNew()
                .call(() -> mirror.find(connection, new ListingRef(ref)).orElseThrow());
    }

    List<Publication> publications(String ref) {
        return QuarkusTransaction.requiringNew().call(() -> mirror.find(connection, new ListingRef(ref))
                .map(row -> publications.of(row.id()))
                .orElse(List.of()));
    }

    /** Waits until this many publications of a listing were verified; gives the newest. */
    Publication verified(String ref, int count) {
        Until.holds(() -> verified(ref).size() == count, () -> state(ref));
        return verified(ref).getLast();
    }

    private List<Publication> verified(String ref) {
        return publications(ref).stream()
                .filter(publication -> publication.state() == PublicationState.VERIFIED)
                .toList();
    }

    /** Waits until no machine has anything to do for a job of this shop. */
    void quiet() {
        Until.holds(
                () -> QuarkusTransaction.requiringNew().call(() -> jobs.list("connection", connection).stream()
                        .noneMatch(job -> job.state().machine())),
                () -> state(""));
    }

    String state(String ref) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<String> lines = new ArrayList<>();
            jobs.list("connection", connection)
                    .forEach(job -> lines.add(job.slot() + " " + job.state() + " " + job.words()));
            publications(ref).forEach(p -> lines.add(p.kind() + " " + p.state() + " " + p.words()));
            problems.open().forEach(p -> lines.add(p.stage() + " " + p.sentence() + " " + p.detail()));
            return String.join("\n", lines);
        });
    }

    static byte[] bytes(ProductImage image) {
        try {
            return Files.readAllBytes(((ImageAddress.Local) image.address().orElseThrow()).file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Digest digest(ProductImage image) {
        return Digest.of(bytes(image));
    }
}
