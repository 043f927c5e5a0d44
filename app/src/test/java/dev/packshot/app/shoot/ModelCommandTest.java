package dev.packshot.app.shoot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.app.report.Json;
import dev.packshot.catalog.Digest;
import dev.packshot.pipeline.matte.ModelCard;
import io.quarkus.test.junit.main.LaunchResult;
import io.quarkus.test.junit.main.QuarkusMainLauncher;
import io.quarkus.test.junit.main.QuarkusMainTest;
import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusMainTest
class ModelCommandTest {
    @TempDir
    Path folder;

    Path network;
    Path photos;
    Path out;

    @BeforeEach
    void network() throws IOException {
        network = folder.resolve("red-finder.onnx");
        try (InputStream file = ModelCommandTest.class.getResourceAsStream("/red-finder-320.onnx")) {
            Files.copy(java.util.Objects.requireNonNull(file), network);
        }
        photos = folder.resolve("photos");
        out = folder.resolve("out");
    }

    @Test
    void an_added_model_finds_products_once_it_is_chosen_and_pictures_are_made_again(QuarkusMainLauncher packshot)
            throws IOException {
        CutOutPictures.onSheet(photos.resolve("ball.png"), 900, Color.RED);
        shoot(packshot);
        JsonNode before = report();

        LaunchResult added = model(packshot, "add", network.toString(), "--family", "u2netp");
        LaunchResult chosen = model(packshot, "use", "u2netp");
        shoot(packshot);

        assertThat(added.exitCode()).as(added.getErrorOutput()).isZero();
        assertThat(chosen.exitCode()).as(chosen.getErrorOutput()).isZero();
        assertThat(before.at("/run/model/id").asText())
                .isEqualTo(ModelCard.shipped().id());
        assertThat(before.at("/run/model/version").asText())
                .isEqualTo(ModelCard.shipped().version());
        JsonNode after = report();
        String digest = Digest.of(Files.readAllBytes(network)).hex();
        assertThat(after.at("/run/model/id").asText()).isEqualTo("u2netp");
        assertThat(after.at("/run/model/version").asText()).isEqualTo(digest.substring(0, 12));
        assertThat(after.at("/run/model/digest").asText()).isEqualTo(digest);
        assertThat(after.at("/run/parts/network").asText()).contains("u2netp", "Apache-2.0", "of others");
        assertThat(after.at("/pictures/0/matte/source").asText()).isEqualTo("u2netp");
        assertThat(after.at("/pictures/0/outcome").asText()).isEqualTo("made");
    }

    @Test
    void one_run_can_name_its_model_whatever_is_chosen(QuarkusMainLauncher packshot) throws IOException {
        CutOutPictures.onSheet(photos.resolve("ball.png"), 900, Color.RED);
        model(packshot, "add", network.toString(), "--family", "u2netp", "--id", "mine");

        shoot(packshot, "--model", "mine");
        JsonNode named = report();
        shoot(packshot);

        assertThat(named.at("/run/model/id").asText()).isEqualTo("mine");
        assertThat(report().at("/run/model/id").asText())
                .isEqualTo(ModelCard.shipped().id());
    }

    @Test
    void the_same_weights_under_another_card_make_the_pictures_anew(QuarkusMainLauncher packshot) throws IOException {
        CutOutPictures.onSheet(photos.resolve("ball.png"), 900, Color.RED);
        model(packshot, "add", network.toString(), "--family", "u2netp");
        shoot(packshot, "--model", "u2netp");
        Object first = Files.readAttributes(out.resolve("shopify/ball/main.jpg"), "unix:ino,lastModifiedTime");
        shoot(packshot, "--model", "u2netp");
        Object resumed = Files.readAttributes(out.resolve("shopify/ball/main.jpg"), "unix:ino,lastModifiedTime");
        model(packshot, "remove", "u2netp");
        model(packshot, "add", network.toString(), "--family", "u2netp", "--activation", "sigmoid");

        shoot(packshot, "--model", "u2netp");

        assertThat(resumed).isEqualTo(first);
        assertThat((Object) Files.readAttributes(out.resolve("shopify/ball/main.jpg"), "unix:ino,lastModifiedTime"))
                .isNotEqualTo(first);
    }

    @Test
    void the_list_shows_what_is_chosen_and_which_licence_was_accepted(QuarkusMainLauncher packshot) throws IOException {
        Path card = Files.writeString(folder.resolve("card.json"), """
                {"id": "gated", "version": "1", "licence": "CC-BY-NC-4.0",
                 "input": {"width": 320, "height": 320, "layout": "NCHW", "type": "float32", "letterbox": false,
                           "normalise": {"divideBy": 255, "mean": [0.5, 0.5, 0.5]}},
                 "output": {"stretch": true},
                 "thresholds": {"foreground": 0.9, "background": 0.1, "weight": 1}}
                """);

        LaunchResult gated = model(packshot, "add", network.toString(), "--card", card.toString());
        LaunchResult accepted = model(
                packshot, "add", network.toString(), "--card", card.toString(), "--accept-licence", "CC-BY-NC-4.0");
        model(packshot, "use", "gated");
        String chosen = model(packshot, "list").getOutput();
        model(packshot, "use", "packshot-matte");
        String shipped = model(packshot, "list").getOutput();
        LaunchResult removed = model(packshot, "remove", "gated");

        assertThat(gated.exitCode()).isEqualTo(2);
        assertThat(gated.getErrorOutput()).contains("CC-BY-NC-4.0", "--accept-licence");
        assertThat(accepted.exitCode()).as(accepted.getErrorOutput()).isZero();
        assertThat(chosen).contains("  " + ModelCard.shipped().id(), "* gated", "licence CC-BY-NC-4.0 accepted 2");
        assertThat(shipped).contains("* " + ModelCard.shipped().id(), "  gated");
        assertThat(removed.exitCode()).isZero();
        assertThat(model(packshot, "list").getOutput()).doesNotContain("gated");
    }

    @Test
    void wrong_use_is_explained(QuarkusMainLauncher packshot) throws IOException {
        CutOutPictures.onSheet(photos.resolve("ball.png"), 900, Color.RED);
        Path text = Files.writeString(folder.resolve("notes.onnx"), "no network");

        LaunchResult family = model(packshot, "add", network.toString(), "--family", "u3net");
        LaunchResult neither = model(packshot, "add", network.toString());
        LaunchResult noNetwork = model(packshot, "add", text.toString(), "--family", "u2netp");
        LaunchResult unknown = model(packshot, "use", "u2netp");
        LaunchResult shoot = shoot(packshot, "--model", "u2netp");

        assertThat(List.of(family, neither, noNetwork, unknown, shoot))
                .extracting(LaunchResult::exitCode)
                .containsOnly(2);
        assertThat(family.getErrorOutput()).contains("u3net", "rmbg-2.0");
        assertThat(neither.getErrorOutput()).contains("--family", "--card");
        assertThat(noNetwork.getErrorOutput()).contains("ONNX Runtime can't read it");
        assertThat(shoot.getErrorOutput()).contains("packshot model list");
    }

    @Test
    void a_model_that_was_changed_on_the_disk_stops_the_run_with_a_remedy(QuarkusMainLauncher packshot)
            throws IOException {
        CutOutPictures.onSheet(photos.resolve("ball.png"), 900, Color.RED);
        model(packshot, "add", network.toString(), "--family", "u2netp");
        Files.write(folder.resolve("models/u2netp/weights.onnx"), new byte[] {1, 2, 3});

        LaunchResult run = shoot(packshot, "--model", "u2netp");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.getErrorOutput()).contains("changed or damaged", "add it again");
        assertThat(out.resolve("shopify")).doesNotExist();
    }

    private LaunchResult model(QuarkusMainLauncher packshot, String... arguments) {
        List<String> all = new ArrayList<>(List.of("model"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--models", folder.resolve("models").toString()));
        return packshot.launch(all.toArray(String[]::new));
    }

    private LaunchResult shoot(QuarkusMainLauncher packshot, String... options) {
        List<String> all = new ArrayList<>(List.of(
                "shoot",
                photos.toString(),
                "--for",
                "shopify",
                "--out",
                out.toString(),
                "--models",
                folder.resolve("models").toString()));
        all.addAll(List.of(options));
        return packshot.launch(all.toArray(String[]::new));
    }

    private JsonNode report() throws IOException {
        return Json.MAPPER.readTree(out.resolve("report.json").toFile());
    }
}
