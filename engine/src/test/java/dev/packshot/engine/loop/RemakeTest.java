package dev.packshot.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.ProductImage;
import dev.packshot.engine.TestDatabase;
import dev.packshot.engine.invariant.InvariantCheck;
import dev.packshot.engine.planning.Remake;
import dev.packshot.engine.profile.BrandProfiles;
import dev.packshot.engine.publication.Publication;
import dev.packshot.engine.publication.PublicationState;
import dev.packshot.engine.publication.Restorer;
import dev.packshot.engine.studio.ImageJob;
import dev.packshot.engine.studio.ImageJobs;
import dev.packshot.engine.work.Crew;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RemakeTest {
    private static final String SMALLER = "{\"every\": {\"main\": {\"fill\": 0.75}}}";
    private static final String LARGER = "{\"every\": {\"main\": {\"fill\": 0.92}}}";

    @TempDir
    Path folder;

    @Inject
    MemoryMarket market;

    @Inject
    TestShop shop;

    @Inject
    BrandProfiles profiles;

    @Inject
    Remake remake;

    @Inject
    Restorer restorer;

    @Inject
    ImageJobs jobs;

    @Inject
    InvariantCheck invariants;

    @Inject
    Crew crew;

    private UUID connection;
    private final List<byte[]> originals = List.of(ProductPicture.png(700, 21), ProductPicture.png(700, 22));

    @BeforeEach
    void publish() {
        market.reset();
        crew.start();
        connection = shop.open(folder);
        market.seed(folder, "L1", "SKU-1", originals);
        shop.read();
        shop.verified("L1", 1);
    }

    @AfterEach
    void stop() {
        crew.stop();
        shop.close();
    }

    @Test
    void another_profile_gives_other_pictures_from_the_same_originals_at_their_places() {
        Gallery before = market.truth("L1");
        choose(SMALLER);

        remake.all(connection, "olga");

        Publication anew = shop.verified("L1", 2);
        Gallery after = market.truth("L1");
        // The look changes main pictures only: what comes out the same isn't sent again.
        assertThat(anew.files()).containsExactly(TestShop.digest(after.images().getFirst()));
        assertThat(after.images().getLast()).isEqualTo(before.images().getLast());
        assertThat(after.images().getFirst()).satisfies(image -> {
            assertThat(TestShop.digest(image))
                    .isNotEqualTo(TestShop.digest(before.images().getFirst()));
            assertThat(image.altText()).isEqualTo("picture 0");
            assertThat(image.variants()).containsExactly("v1");
        });
        assertThat(jobs().stream().map(job -> job.original().orElseThrow()).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        originals.stream().map(Digest::of).toList());
        assertThat(invariants.run()).isEmpty();
    }

    @Test
    void the_same_profile_leaves_everything_as_it_is() {
        int writes = market.writes.get();
        int made = jobs().size();

        int looked = remake.all(connection, "olga");

        assertThat(looked).isEqualTo(1);
        Until.holds(() -> waiting("remake") + waiting("plan") + waiting("settle") == 0, () -> shop.state("L1"));
        assertThat(jobs()).hasSize(made);
        assertThat(market.writes).hasValue(writes);
    }

    @Test
    void a_profile_that_was_left_and_chosen_again_brings_its_pictures_back_without_making_them() {
        List<Digest> first = shelf();
        UUID profile = choose(SMALLER);
        remake.all(connection, "olga");
        shop.verified("L1", 2);
        List<Digest> second = shelf();
        choose(LARGER);
        remake.all(connection, "olga");
        shop.verified("L1", 3);
        int made = jobs().size();
        profiles.choose(connection, "", profile, "olga");

        remake.all(connection, "olga");

        shop.verified("L1", 4);
        assertThat(shelf()).isEqualTo(second).isNotEqualTo(first);
        assertThat(jobs()).hasSize(made);
        assertThat(invariants.run()).isEmpty();
    }

    @Test
    void the_very_originals_still_come_back_afterwards() {
        choose(SMALLER);
        remake.all(connection, "olga");
        shop.verified("L1", 2);

        restorer.restore(shop.listing("L1").id(), "olga");

        Until.holds(
                () -> shop.publications("L1").stream()
                        .anyMatch(p -> p.kind() == Publication.Kind.RESTORE && p.state() == PublicationState.VERIFIED),
                () -> shop.state("L1"));
        assertThat(shelf())
                .containsExactlyElementsOf(originals.stream().map(Digest::of).toList());
        assertThat(invariants.run()).isEmpty();
    }

    private UUID choose(String profile) {
        return QuarkusTransaction.requiringNew().call(() -> {
            UUID version =
                    profiles.save("look of " + connection, profile, "olga").id();
            profiles.choose(connection, "", version, "olga");
            return version;
        });
    }

    private List<Digest> shelf() {
        return market.truth("L1").images().stream()
                .map((ProductImage image) -> TestShop.digest(image))
                .toList();
    }

    private List<ImageJob> jobs() {
        return QuarkusTransaction.requiringNew().call(() -> jobs.list("connection", connection));
    }

    private long waiting(String stage) {
        return QuarkusTransaction.requiringNew()
                .call(() -> (Number) jobs.getEntityManager()
                        .createNativeQuery("SELECT count(*) FROM work_io WHERE task_name = :stage")
                        .setParameter("stage", stage)
                        .getSingleResult())
                .longValue();
    }
}
