package dev.packshot.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Settings;
import dev.packshot.engine.TestDatabase;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.connection.Policy;
import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.invariant.InvariantCheck;
import dev.packshot.engine.mirror.ListingMirror;
import dev.packshot.engine.problem.Problem;
import dev.packshot.engine.problem.Problems;
import dev.packshot.engine.publication.Publication;
import dev.packshot.engine.publication.PublicationRows;
import dev.packshot.engine.publication.PublicationState;
import dev.packshot.engine.studio.ImageJobs;
import dev.packshot.engine.studio.JobState;
import dev.packshot.engine.sync.Schedules;
import dev.packshot.engine.work.Crew;
import dev.packshot.engine.work.Quarantine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ProblemButtonsTest {
    private static final byte[] BROKEN = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0, 1, 2, 3};

    @TempDir
    Path folder;

    @Inject
    MemoryMarket market;

    @Inject
    Connections connections;

    @Inject
    Schedules schedules;

    @Inject
    ListingMirror mirror;

    @Inject
    PublicationRows publications;

    @Inject
    ImageJobs jobs;

    @Inject
    Problems problems;

    @Inject
    Quarantine quarantine;

    @Inject
    InvariantCheck invariants;

    @Inject
    Crew crew;

    @Inject
    Ids ids;

    private UUID shop;

    @BeforeEach
    void work() {
        market.reset();
        shop = ids.next();
        crew.start();
    }

    @AfterEach
    void stop() {
        crew.stop();
        connections.remove(shop, "test");
    }

    private void connect() {
        QuarkusTransaction.requiringNew().run(() -> {
            Connection made = connections.create(
                    shop,
                    "shop " + shop,
                    "memory",
                    new Settings(Map.of("folder", folder.toString())),
                    Policy.AUTO,
                    "test");
            made.sample(0);
            schedules.begin(shop, Duration.ofHours(1), Duration.ofHours(6));
        });
    }

    private Problem awaited(String stage) {
        Until.holds(() -> !told(stage).isEmpty(), () -> "nobody is told");
        return told(stage).getFirst();
    }

    private List<Problem> told(String stage) {
        return QuarkusTransaction.requiringNew()
                .call(() -> problems.list("connection = ?1 and stage = ?2 and closed is null", shop, stage));
    }

    private List<Publication> publications() {
        return QuarkusTransaction.requiringNew().call(() -> mirror.find(shop, new ListingRef("L1"))
                .map(row -> publications.of(row.id()))
                .orElse(List.of()));
    }

    private void awaitVerified() {
        Until.holds(
                () -> !publications().isEmpty() && publications().getLast().state() == PublicationState.VERIFIED,
                () -> "problems " + told("publish").size() + told("fetch").size());
    }

    private JobState job() {
        return QuarkusTransaction.requiringNew()
                .call(() -> jobs.list("connection", shop).getFirst().state());
    }

    @Test
    void retry_of_a_refused_publication_plans_it_anew_from_what_is_live() {
        market.seed(folder, "L1", "SKU-1", List.of(ProductPicture.png(700, 31)));
        market.beforeWrite.set(() -> {
            throw new ConnectorException.Rejected("The shop doesn't take it.", "");
        });
        connect();
        Problem refused = awaited("publish");
        market.beforeWrite.set(() -> {});

        quarantine.retry(refused.id(), "anna");

        awaitVerified();
        assertThat(told("publish")).isEmpty();
        assertThat(invariants.run()).isEmpty();
    }

    @Test
    void retry_of_a_refused_photograph_fetches_it_anew() throws IOException {
        market.seed(folder, "L1", "SKU-1", List.of(BROKEN));
        connect();
        Problem refused = awaited("fetch");
        Files.write(folder.resolve(Digest.of(BROKEN).hex()), ProductPicture.png(700, 32));

        quarantine.retry(refused.id(), "anna");

        awaitVerified();
        assertThat(told("fetch")).isEmpty();
    }

    @Test
    void retry_of_a_photograph_that_is_still_refused_says_so_again() {
        market.seed(folder, "L1", "SKU-1", List.of(BROKEN));
        connect();
        Problem refused = awaited("fetch");

        quarantine.retry(refused.id(), "anna");

        assertThat(awaited("fetch").id()).isNotEqualTo(refused.id());
    }

    @Test
    void skipping_a_picture_that_cant_be_fetched_leaves_nothing_that_waits_for_ever() throws IOException {
        byte[] picture = ProductPicture.png(700, 33);
        market.seed(folder, "L1", "SKU-1", List.of(picture));
        Path file = folder.resolve(Digest.of(picture).hex());
        Files.delete(file);
        Files.createDirectory(file);
        connect();
        Problem stuck = awaited("fetch");

        quarantine.skip(stuck.id(), "anna", "it never was one");

        assertThat(job()).isEqualTo(JobState.DROPPED);
        Until.holds(() -> invariants.run().isEmpty(), () -> invariants.run().toString());
    }

    @Test
    void skipping_a_publication_that_is_refused_keeps_it_as_it_is() {
        market.seed(folder, "L1", "SKU-1", List.of(ProductPicture.png(700, 34)));
        market.beforeWrite.set(() -> {
            throw new ConnectorException.Rejected("The shop doesn't take it.", "");
        });
        connect();
        Problem refused = awaited("publish");

        quarantine.skip(refused.id(), "anna", "sold out");

        assertThat(publications()).extracting(Publication::state).containsExactly(PublicationState.REFUSED);
        assertThat(invariants.run()).isEmpty();
    }
}
