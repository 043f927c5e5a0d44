package dev.packshot.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.catalog.Digest;
import dev.packshot.engine.TestDatabase;
import dev.packshot.engine.activation.ActivationRefused;
import dev.packshot.engine.activation.Admission;
import dev.packshot.engine.audit.AuditLog;
import dev.packshot.engine.audit.AuditQuery;
import dev.packshot.engine.media.MediaStore;
import dev.packshot.engine.profile.BrandProfile;
import dev.packshot.engine.profile.BrandProfiles;
import dev.packshot.engine.reference.Activation;
import dev.packshot.engine.reference.Candidate;
import dev.packshot.engine.reference.ReferenceRefused;
import dev.packshot.engine.reference.ReferenceResult;
import dev.packshot.engine.reference.ReferenceRun;
import dev.packshot.engine.reference.ReferenceRuns;
import dev.packshot.engine.reference.ReferenceSet;
import dev.packshot.engine.reference.ReferenceSets;
import dev.packshot.engine.reference.Summary;
import dev.packshot.engine.studio.CandidateModels;
import dev.packshot.engine.work.Crew;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ReferenceTest {
    @TempDir
    Path folder;

    @Inject
    TestShop shop;

    @Inject
    MediaStore store;

    @Inject
    ReferenceSets sets;

    @Inject
    ReferenceRuns runs;

    @Inject
    Activation activation;

    @Inject
    BrandProfiles profiles;

    @Inject
    CandidateModels models;

    @Inject
    AuditLog audit;

    @Inject
    Crew crew;

    private UUID connection;
    private String name;

    @BeforeEach
    void open() {
        crew.start();
        connection = shop.open(folder);
        name = "set of " + connection;
    }

    @AfterEach
    void stop() {
        crew.stop();
        shop.close();
    }

    @Test
    void the_same_look_and_network_give_the_frozen_bytes() {
        ReferenceSet set = frozen(41);
        BrandProfile same = version("{}");

        ReferenceRun run = ended(sets.compare(name, new Candidate.Profile(same.id()), "olga"));

        assertThat(run.summary()).get().satisfies(summary -> {
            assertThat(summary.pictures()).isEqualTo(3);
            assertThat(summary.identical()).isEqualTo(3);
            assertThat(summary.refusedBefore()).isEqualTo(1);
            assertThat(summary.refusedNow()).isEqualTo(1);
            assertThat(summary.meanIou()).contains(1.0);
            assertThat(summary.meanColourShift()).contains(0.0);
        });
        assertThat(set.originals()).hasSize(3);
    }

    @Test
    void another_look_shows_in_the_renditions_and_not_in_the_masks() {
        frozen(43);
        BrandProfile smaller = version("{\"every\": {\"main\": {\"fill\": 0.75}}}");

        ReferenceRun run = ended(sets.compare(name, new Candidate.Profile(smaller.id()), "olga"));

        Summary summary = run.summary().orElseThrow();
        assertThat(summary.meanIou()).contains(1.0);
        assertThat(summary.meanColourShift().orElseThrow()).isPositive();
        List<ReferenceResult> results = QuarkusTransaction.requiringNew().call(() -> runs.results(run.id()));
        assertThat(results.getFirst().sameCutout()).contains(true);
        assertThat(results.getFirst().sameRenditions()).contains(false);
        assertThat(results.getFirst().renditions()).hasSize(1).allMatch(made -> store.has(made.digest()));
    }

    @Test
    void a_shop_without_a_reference_set_may_choose_and_is_told() {
        Admission admission = profiles.choose(connection, "", version("{}").id(), "olga");

        assertThat(admission).isInstanceOf(Admission.NothingToCompare.class);
        assertThat(admission.sentence()).contains("no reference set");
    }

    @Test
    void a_look_that_was_not_compared_is_refused_and_one_that_was_is_chosen() {
        frozen(45);
        BrandProfile wanted = version("{\"every\": {\"main\": {\"fill\": 0.88}}}");
        assertThatThrownBy(() -> profiles.choose(connection, "", wanted.id(), "olga"))
                .isInstanceOf(ActivationRefused.class)
                .hasMessageContaining(name)
                .hasMessageContaining("Compare it first");
        ReferenceRun run = ended(sets.compare(name, new Candidate.Profile(wanted.id()), "olga"));

        Admission admission = profiles.choose(connection, "", wanted.id(), "olga");

        assertThat(admission).isEqualTo(new Admission.Compared(run.id()));
    }

    @Test
    void a_comparison_counts_for_its_own_version_only() {
        frozen(47);
        ended(sets.compare(name, new Candidate.Profile(version("{}").id()), "olga"));
        BrandProfile next = version("{\"every\": {\"main\": {\"fill\": 0.9}}}");

        assertThatThrownBy(() -> profiles.choose(connection, "", next.id(), "olga"))
                .isInstanceOf(ActivationRefused.class);
    }

    @Test
    void an_owner_chooses_all_the_same_and_his_reason_stays() {
        frozen(49);
        BrandProfile wanted = version("{\"every\": {\"main\": {\"fill\": 0.87}}}");

        profiles.chooseDespite(connection, "", wanted.id(), "the old look is wrong", "owner");

        assertThat(audit.read(AuditQuery.newest(20)).entries()).anySatisfy(entry -> assertThat(entry.details())
                .containsEntry("because", "It was chosen without a comparison: the old look is wrong"));
    }

    @Test
    void a_network_is_compared_with_the_one_that_is_chosen() {
        frozen(51);
        String chosen = models.chosen().id();

        ReferenceRun run = ended(sets.compare(name, new Candidate.Model(chosen), "olga"));

        assertThat(run.purpose()).isEqualTo(ReferenceRun.Purpose.MODEL);
        assertThat(run.summary().orElseThrow().identical()).isEqualTo(3);
        assertThat(activation.admitModel(chosen)).isInstanceOf(Admission.Unchanged.class);
    }

    @Test
    void a_set_never_changes_under_its_name() {
        frozen(53);

        assertThatThrownBy(() -> sets.freeze(name, connection, List.of(Digest.of("other")), "olga"))
                .isInstanceOfSatisfying(ReferenceRefused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(ReferenceRefused.Reason.TAKEN));
    }

    @Test
    void originals_that_are_not_kept_cannot_be_frozen() {
        assertThatThrownBy(() -> sets.freeze(name, connection, List.of(Digest.of("nowhere")), "olga"))
                .isInstanceOfSatisfying(ReferenceRefused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(ReferenceRefused.Reason.ORIGINAL_MISSING));
    }

    /** Two bottles and a file that is no picture. */
    private ReferenceSet frozen(int seed) {
        List<Digest> originals = List.of(
                store.put(ProductPicture.png(600, seed)),
                store.put(ProductPicture.png(600, seed + 1)),
                store.put(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0, 1, (byte) seed}));
        ReferenceSet set = sets.freeze(name, connection, originals, "olga");
        ended(QuarkusTransaction.requiringNew().call(() -> runs.freezing(set.id())));
        return set;
    }

    private BrandProfile version(String text) {
        return profiles.save("look of " + connection, text, "olga");
    }

    private ReferenceRun ended(ReferenceRun run) {
        Until.holds(() -> row(run).ended().isPresent(), () -> shop.state(""));
        return row(run);
    }

    private ReferenceRun row(ReferenceRun run) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Optional.ofNullable(runs.findById(run.id())).orElseThrow());
    }
}
