package dev.packshot.pipeline.matte.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.catalog.Digest;
import dev.packshot.pipeline.matte.Accelerator;
import dev.packshot.pipeline.matte.InferenceSettings;
import dev.packshot.pipeline.matte.ModelCard;
import dev.packshot.pipeline.matte.ModelCard.Activation;
import dev.packshot.pipeline.matte.ModelUnavailable;
import dev.packshot.pipeline.matte.OnnxFile;
import dev.packshot.pipeline.matte.OnnxMatteModel;
import dev.packshot.pipeline.matte.RedFinder;
import dev.packshot.pipeline.matte.catalogue.Admission.Acceptance;
import dev.packshot.pipeline.matte.catalogue.ModelRefused.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelCatalogueTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:15:30Z");
    private static final InferenceSettings CPU = new InferenceSettings(Accelerator.CPU, "fp32", 1, 1);

    @TempDir
    Path folder;

    Path models;
    ModelCatalogue catalogue;

    @BeforeEach
    void open() {
        models = folder.resolve("models");
        catalogue = new ModelCatalogue(models, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void a_model_of_a_family_is_admitted_after_a_trial_and_can_be_run() throws IOException {
        byte[] network = seesRed(320).bytes();

        StoredModel added = catalogue.add(offer("u2netp", network));

        assertThat(added.card().input().name()).isEqualTo("picture");
        assertThat(added.card().output().name()).as("the first of two outputs").isEqualTo("map");
        assertThat(added.card().variants().getFirst().digest()).isEqualTo(Digest.of(network));
        assertThat(added.card().version()).isEqualTo(Digest.of(network).abbreviated());
        Admission admission = added.admission().orElseThrow();
        assertThat(admission.addedAt()).isEqualTo("2026-11-20T10:15:30Z");
        assertThat(admission.contrast()).isGreaterThan(0.9);
        assertThat(admission.acceptance()).isNull();
        try (var model = OnnxMatteModel.open(catalogue.model("u2netp").source(), CPU)) {
            assertThat(model.card().id()).isEqualTo("u2netp");
        }
    }

    @Test
    void a_missing_sigmoid_is_seen_from_the_values() throws IOException {
        StoredModel logits = catalogue.add(offer("birefnet", seesRed(1024).bytes()));
        StoredModel coverages = catalogue.add(offer(
                "birefnet-lite", RedFinder.planesWithSigmoid(1024, 1, 2, -2).bytes()));

        assertThat(logits.card().output().activation()).isEqualTo(Activation.SIGMOID);
        assertThat(coverages.card().output().activation()).isEqualTo(Activation.NONE);
    }

    @Test
    void the_operator_can_say_that_a_sigmoid_is_missing() throws IOException {
        byte[] logits = seesRed(1024, 2).bytes();
        ModelOffer plain = offer("isnet-general-use", logits);

        assertThat(reason(plain)).isEqualTo(Reason.NOT_A_MATTE);
        StoredModel added = catalogue.add(new ModelOffer(
                plain.file(), plain.card(), Optional.empty(), Optional.empty(), Optional.of(Activation.SIGMOID)));

        assertThat(added.card().output().activation()).isEqualTo(Activation.SIGMOID);
    }

    @Test
    void a_licence_against_commercial_use_is_a_gate_and_its_acceptance_is_kept() throws IOException {
        byte[] network = seesRed(1024).bytes();

        assertThatThrownBy(() -> catalogue.add(offer("rmbg-2.0", network)))
                .isInstanceOf(ModelRefused.class)
                .hasMessageContaining("CC-BY-NC-4.0")
                .hasMessageContaining("--accept-licence");
        assertThat(reason(accepting("rmbg-2.0", network, "MIT"))).isEqualTo(Reason.WRONG_LICENCE);
        catalogue.add(accepting("rmbg-2.0", network, "cc-by-nc-4.0"));

        assertThat(catalogue.model("rmbg-2.0").admission().orElseThrow().acceptance())
                .isEqualTo(new Acceptance("CC-BY-NC-4.0", "2026-11-20T10:15:30Z"));
    }

    @Test
    void a_model_whose_acceptance_was_taken_away_is_not_opened() throws IOException {
        catalogue.add(accepting("rmbg-2.0", seesRed(1024).bytes(), "CC-BY-NC-4.0"));
        Path admission = models.resolve("rmbg-2.0/admission.json");
        Files.writeString(admission, Files.readString(admission).replaceFirst(",\"acceptance\":\\{[^}]*}", ""));

        assertThat(catchThrowableOfType(ModelRefused.class, () -> catalogue.model("rmbg-2.0"))
                        .reason())
                .isEqualTo(Reason.LICENCE);
    }

    @Test
    void what_goes_with_no_family_is_refused_with_a_reason_and_leaves_nothing() throws IOException {
        byte[] good = seesRed(320).bytes();

        assertThat(reason(offer("u2netp", new byte[] {1, 2, 3}))).isEqualTo(Reason.NOT_ONNX);
        assertThat(reason(offer("u2netp", new byte[0]))).isEqualTo(Reason.NOT_ONNX);
        assertThat(reason(offer("u2netp", java.util.Arrays.copyOf(good, good.length / 2))))
                .isEqualTo(Reason.NOT_ONNX);
        assertThat(reason(offer("isnet-general-use", good))).as("320 px").isEqualTo(Reason.WRONG_SHAPE);
        assertThat(reason(offer("u2netp", RedFinder.pixels(320, 1, 0).bytes())))
                .as("NHWC")
                .isEqualTo(Reason.WRONG_SHAPE);
        assertThat(reason(offer("u2netp", RedFinder.bytePlanes(320, 1, 0).bytes())))
                .as("bytes")
                .isEqualTo(Reason.WRONG_SHAPE);
        assertThat(reason(offer("u2netp", RedFinder.halved(320, 1, 0).bytes())))
                .as("160 px out")
                .isEqualTo(Reason.WRONG_SHAPE);
        assertThat(reason(offer(
                        "u2netp", RedFinder.planesWithSigmoid(320, 1, -2, 2).bytes())))
                .as("inverted")
                .isEqualTo(Reason.FINDS_NOTHING);
        assertThat(reason(offer("u2netp", RedFinder.planes(320, 1, 0, 0).bytes())))
                .as("blind")
                .isEqualTo(Reason.FINDS_NOTHING);
        assertThat(reason(offer("u2netp", RedFinder.planes(320, 1, Float.NaN, 0).bytes())))
                .isEqualTo(Reason.NOT_A_MATTE);
        assertThat(reason(offer("rmbg-1.4", good))).isEqualTo(Reason.LICENCE);
        assertThat(reason(new ModelOffer(
                        folder.resolve("none.onnx"),
                        family("u2netp"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())))
                .isEqualTo(Reason.UNREADABLE);

        assertThat(filesBelow(models)).isEmpty();
    }

    @Test
    void an_unknown_family_names_those_that_there_are() {
        assertThatThrownBy(() -> ModelFamily.named("u3net"))
                .isInstanceOf(ModelRefused.class)
                .hasMessageContaining("u3net")
                .hasMessageContaining("u2netp, silueta");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../x", ".hidden", "Upper", "a/b", "packshot-matte", "packshot-matte-9"})
    void an_id_that_would_be_confusing_or_dangerous_is_refused(String id) throws IOException {
        ModelOffer offer = offer("u2netp", seesRed(320).bytes());

        assertThat(reason(new ModelOffer(
                        offer.file(), offer.card(), Optional.of(id), Optional.empty(), Optional.empty())))
                .isEqualTo(Reason.BAD_ID);
    }

    @Test
    void of_many_that_add_one_id_at_a_time_one_wins_and_the_others_are_told() throws Exception {
        ModelOffer offer = offer("u2netp", seesRed(320).bytes());
        try (ExecutorService adders = Executors.newFixedThreadPool(6)) {
            List<Callable<Boolean>> adds = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                adds.add(() -> {
                    try {
                        catalogue.add(offer);
                        return true;
                    } catch (ModelRefused e) {
                        assertThat(e.reason()).isEqualTo(Reason.DUPLICATE);
                        return false;
                    }
                });
            }

            List<Future<Boolean>> done = adders.invokeAll(adds);

            int won = 0;
            for (Future<Boolean> each : done) {
                won += each.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
        assertThat(models).isDirectoryContaining("glob:**/u2netp");
        try (Stream<Path> children = Files.list(models)) {
            assertThat(children).as("nothing half-done stays").hasSize(1);
        }
    }

    @Test
    void a_calibration_is_written_into_an_added_models_card_and_nowhere_else() throws IOException {
        catalogue.add(offer("u2netp", seesRed(320).bytes()));
        var section = (ObjectNode) new JsonMapper().readTree("""
                {"intercept": -3, "coefficients": {"edge": 2}, "badBelow": 0.9, "reviewAbove": 0.2,
                 "calibratedOn": {"data": "mine", "pictures": 400, "bad": 90}}""");

        StoredModel calibrated = catalogue.calibrated("u2netp", section);

        assertThat(catalogue.model("u2netp").card()).isEqualTo(calibrated.card());
        assertThat(calibrated.card().uncertainty())
                .hasValueSatisfying(
                        calibration -> assertThat(calibration.reviewAbove()).isEqualTo(0.2));
        assertThatThrownBy(() -> catalogue.calibrated(ModelCatalogue.SHIPPED, section))
                .isInstanceOf(ModelRefused.class)
                .hasMessageContaining("part of the build");
        assertThatThrownBy(() -> catalogue.calibrated("u2netp", section.put("reviewAbove", 7)))
                .isInstanceOf(ModelUnavailable.class);
        assertThat(catalogue.model("u2netp").card()).isEqualTo(calibrated.card());
    }

    @Test
    void weights_that_changed_on_the_disk_are_not_run() throws IOException {
        catalogue.add(offer("u2netp", seesRed(320).bytes()));
        Files.write(models.resolve("u2netp/weights.onnx"), seesRed(320, 7).bytes());

        assertThatThrownBy(() -> OnnxMatteModel.open(catalogue.model("u2netp").source(), CPU))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessageContaining("changed or damaged");
    }

    @Test
    void a_card_of_the_operator_brings_its_own_contract_and_digest() throws IOException {
        byte[] network = RedFinder.pixels(64, 1, 0).bytes();
        Path card = card(Digest.of(network).hex());
        Path other = card(Digest.of("other").hex());
        ModelOffer wrong = new ModelOffer(
                file(network), CardDraft.read(other), Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(reason(wrong)).isEqualTo(Reason.OTHER_DIGEST);
        StoredModel added = catalogue.add(new ModelOffer(
                file(network), CardDraft.read(card), Optional.empty(), Optional.empty(), Optional.empty()));

        assertThat(added.card().id()).isEqualTo("mine");
        assertThat(added.card().version()).isEqualTo("3");
        assertThat(added.card().input().width()).isEqualTo(64);
        assertThat(added.card().output().stretch()).isTrue();
    }

    @Test
    void a_card_that_is_none_says_what_is_wrong() throws IOException {
        Path noJson = Files.writeString(folder.resolve("a.json"), "{\"id\": ");
        Path noId = Files.writeString(folder.resolve("b.json"), "{\"licence\": \"MIT\"}");
        Path noInput = Files.writeString(folder.resolve("c.json"), "{\"id\": \"x\", \"licence\": \"MIT\"}");
        byte[] network = seesRed(320).bytes();

        assertThat(catchThrowableOfType(ModelRefused.class, () -> CardDraft.read(noJson))
                        .reason())
                .isEqualTo(Reason.BAD_CARD);
        assertThat(catchThrowableOfType(ModelRefused.class, () -> CardDraft.read(noId))
                        .reason())
                .isEqualTo(Reason.BAD_CARD);
        assertThat(reason(new ModelOffer(
                        file(network), CardDraft.read(noInput), Optional.empty(), Optional.empty(), Optional.empty())))
                .isEqualTo(Reason.BAD_CARD);
    }

    @Test
    void the_shipped_network_is_always_listed_and_can_be_chosen_again() throws IOException {
        catalogue.add(offer("u2netp", seesRed(320).bytes()));
        assertThat(catalogue.chosen().isShipped()).isTrue();

        catalogue.choose("u2netp");
        assertThat(catalogue.chosen().card().id()).isEqualTo("u2netp");
        assertThat(new ModelCatalogue(models, Clock.systemUTC()).chosen().card().id())
                .as("another process")
                .isEqualTo("u2netp");
        catalogue.choose(ModelCatalogue.SHIPPED);

        assertThat(catalogue.chosen().card()).isEqualTo(ModelCard.shipped());
        assertThat(catalogue.list())
                .extracting(ModelCatalogue.Entry::id)
                .containsExactly(ModelCard.shipped().id(), "u2netp");
    }

    @Test
    void when_the_chosen_model_is_removed_the_shipped_one_takes_over() throws IOException {
        catalogue.add(offer("u2netp", seesRed(320).bytes()));
        catalogue.choose("u2netp");

        assertThat(catalogue.remove("u2netp")).isTrue();

        assertThat(catalogue.chosen().isShipped()).isTrue();
        assertThat(models.resolve("u2netp")).doesNotExist();
        assertThat(catchThrowableOfType(ModelRefused.class, () -> catalogue.remove("u2netp"))
                        .reason())
                .isEqualTo(Reason.UNKNOWN_MODEL);
        assertThat(catchThrowableOfType(ModelRefused.class, () -> catalogue.remove(ModelCatalogue.SHIPPED))
                        .reason())
                .isEqualTo(Reason.UNKNOWN_MODEL);
        assertThat(catchThrowableOfType(ModelRefused.class, () -> catalogue.remove("../models"))
                        .reason())
                .isEqualTo(Reason.UNKNOWN_MODEL);
    }

    @Test
    void a_damaged_model_is_listed_as_such_and_can_be_removed() throws IOException {
        catalogue.add(offer("u2netp", seesRed(320).bytes()));
        Files.writeString(models.resolve("u2netp/card.json"), "{");

        ModelCatalogue.Entry damaged = catalogue.list().getLast();

        assertThat(damaged.model()).isEmpty();
        assertThat(damaged.problem()).contains("damaged", "packshot model remove");
        catalogue.remove("u2netp");
        assertThat(catalogue.list()).hasSize(1);
    }

    @Test
    void what_a_crash_left_behind_is_swept_after_a_day_and_never_listed() throws IOException {
        Path fresh = Files.createDirectories(models.resolve(".adding-fresh"));
        Path old = Files.createDirectories(models.resolve(".adding-old"));
        Files.write(old.resolve("weights.onnx"), new byte[10]);
        Files.setLastModifiedTime(fresh, FileTime.from(NOW));
        Files.setLastModifiedTime(old, FileTime.from(NOW.minus(Duration.ofDays(2))));

        catalogue.add(offer("u2netp", seesRed(320).bytes()));

        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
        assertThat(catalogue.list()).hasSize(2);
    }

    @Test
    void the_network_of_the_command_line_tests_is_one_that_this_writer_writes() throws IOException {
        Path file = Path.of("..", "app", "src", "test", "resources", "red-finder-320.onnx");
        byte[] network = seesRed(320).bytes();
        if (Boolean.getBoolean("packshot.network.write")) {
            Files.createDirectories(file.getParent());
            Files.write(file, network);
        }

        assertThat(file).as("Write it with -Dpackshot.network.write=true").hasBinaryContent(network);
    }

    private static OnnxFile seesRed(int side) {
        return seesRed(side, 4);
    }

    /** Values of log odds for 1024 px, coverages for 320 px. */
    private static OnnxFile seesRed(int side, float gain) {
        return side == 320 ? RedFinder.planesWithSigmoid(side, 1, gain, -2) : RedFinder.planes(side, 1, gain, -1);
    }

    private ModelOffer offer(String family, byte[] network) throws IOException {
        return new ModelOffer(file(network), family(family), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private ModelOffer accepting(String family, byte[] network, String licence) throws IOException {
        return new ModelOffer(file(network), family(family), Optional.empty(), Optional.of(licence), Optional.empty());
    }

    private static CardDraft family(String name) {
        return CardDraft.of(ModelFamily.named(name));
    }

    private Path file(byte[] network) throws IOException {
        return Files.write(Files.createTempFile(folder, "network", ".onnx"), network);
    }

    private Path card(String sha256) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "card", ".json"), """
                {"id": "mine", "version": "3", "licence": "MIT",
                 "variants": [{"precision": "fp32", "sha256": "%s"}],
                 "input": {"width": 64, "height": 64, "type": "float32", "letterbox": false,
                           "normalise": {"divideBy": 255}},
                 "output": {"activation": "sigmoid", "stretch": true},
                 "thresholds": {"foreground": 0.9, "background": 0.1, "weight": 1}}
                """.formatted(sha256));
    }

    private Reason reason(ModelOffer offer) {
        return catchThrowableOfType(ModelRefused.class, () -> catalogue.add(offer))
                .reason();
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
