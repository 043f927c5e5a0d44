package dev.packshot.app.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.app.report.Json;
import io.quarkus.test.junit.main.LaunchResult;
import io.quarkus.test.junit.main.QuarkusMainLauncher;
import io.quarkus.test.junit.main.QuarkusMainTest;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusMainTest
class EvalCommandTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "eval.md");
    private static final int SIDE = 300;

    @TempDir
    Path folder;

    @Test
    void methods_stand_side_by_side_with_and_without_refinement(QuarkusMainLauncher packshot) throws IOException {
        pair("cup", Color.RED);
        pair("bowl", Color.GREEN);
        Files.writeString(folder.resolve("manifest.csv"), "id,mask,category\ncup,alpha,cups\nbowl,binary,bowls\n");

        LaunchResult run = eval(packshot, "--out", out().toString(), "--worst", "1");

        assertThat(run.exitCode()).as(run.getErrorOutput()).isZero();
        assertThat(run.getOutput()).contains("boundary F", "cups", "bowls", "bad mattes");
        JsonNode figures = Json.MAPPER.readTree(out().resolve("eval.json").toFile());
        assertThat(figures.get("methods"))
                .extracting(method -> method.get("name").asText())
                .containsExactly("baseline", "grabcut", "packshot-matte-2 alone", "packshot-matte-2 refined");
        JsonNode refined = figures.get("methods").get(3);
        assertThat(refined.get("figures").get("iou").asDouble()).isGreaterThan(0.95);
        assertThat(refined.get("review").get("good").asInt()).isEqualTo(2);
        assertThat(figures.get("methods").get(0).get("review").isNull()).isTrue();
        JsonNode bowl = figures.get("pictures").get(1).get("scores").get(3);
        assertThat(bowl.get("figures").get("halo").isNull())
                .as("a binary mask doesn't tell the halo")
                .isTrue();
        assertThat(bowl.get("uncertainty").isNumber()).isTrue();
        assertThat(Files.readAllLines(out().resolve("eval.csv"))).hasSize(1 + 2 * 4);
    }

    @Test
    void the_page_shows_the_worst_cases_and_needs_no_network(QuarkusMainLauncher packshot) throws IOException {
        pair("cup", Color.RED);
        pair("bowl", Color.GREEN);

        eval(packshot, "--out", out().toString(), "--worst", "1", "--methods", "refined");

        String page = Files.readString(out().resolve("eval.html"));
        List<String> pictures = Pattern.compile("src=\"([^\"]+)\"")
                .matcher(page)
                .results()
                .map((MatchResult picture) -> picture.group(1))
                .toList();
        assertThat(pictures).hasSize(4).allSatisfy(picture -> assertThat(out().resolve(picture))
                .isRegularFile());
        assertThat(Pattern.compile("<circle ").matcher(page).results().count()).isEqualTo(2);
        assertThat(page).contains("default-src 'none'").doesNotContain("http://", "https://");
    }

    @Test
    void the_same_set_gives_the_same_files_on_any_number_of_threads(QuarkusMainLauncher packshot) throws IOException {
        for (String id : List.of("a", "b", "c")) {
            pair(id, Color.ORANGE);
        }
        Path alone = folder.resolve("alone");
        Path together = folder.resolve("together");

        eval(packshot, "--out", alone.toString(), "--threads", "1", "--methods", "refined");
        eval(packshot, "--out", together.toString(), "--threads", "3", "--methods", "refined");

        for (String file : List.of("eval.json", "eval.csv", "eval.html", "pictures/001-difference.jpg")) {
            assertThat(together.resolve(file)).hasSameBinaryContentAs(alone.resolve(file));
        }
    }

    @Test
    void int8_weights_are_measured_beside_fp32(QuarkusMainLauncher packshot) throws IOException {
        pair("cup", Color.RED);

        LaunchResult run = eval(packshot, "--precision", "fp32,int8", "--methods", "network");

        assertThat(run.getOutput()).contains("packshot-matte-2 alone", "packshot-matte-2 int8 alone");
    }

    @Test
    void a_bad_pair_is_named_with_a_remedy_and_the_rest_is_measured(QuarkusMainLauncher packshot) throws IOException {
        pair("cup", Color.RED);
        pair("bowl", Color.GREEN);
        Files.write(folder.resolve("masks/bowl.png"), new byte[] {1, 2, 3});

        LaunchResult run = eval(packshot, "--methods", "baseline");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.getOutput())
                .contains(
                        "1 photographs", "bowl: The mask can't be read.", "Save it as PNG, 8-bit grey or with alpha.");
    }

    @Test
    void models_are_compared_side_by_side_each_in_every_precision_that_it_has(QuarkusMainLauncher packshot)
            throws IOException {
        pair("cup", Color.RED);
        Path models = folder.resolve("models");
        Path network = folder.resolve("red-finder.onnx");
        try (InputStream file = EvalCommandTest.class.getResourceAsStream("/red-finder-320.onnx")) {
            Files.copy(Objects.requireNonNull(file), network);
        }
        packshot.launch("model", "add", network.toString(), "--family", "u2netp", "--models", models.toString());

        LaunchResult run = packshot.launch("model", "compare", folder.toString(), "--models", models.toString());

        assertThat(run.exitCode()).as(run.getErrorOutput()).isZero();
        assertThat(run.getOutput())
                .contains("packshot-matte-2 alone", "packshot-matte-2 int8 refined", "u2netp alone", "u2netp refined");
    }

    @Test
    void a_comparison_too_names_the_pairs_that_it_leaves_out(QuarkusMainLauncher packshot) throws IOException {
        pair("cup", Color.RED);
        pair("bowl", Color.GREEN);
        Files.write(folder.resolve("masks/bowl.png"), new byte[] {1, 2, 3});

        LaunchResult run = packshot.launch("model", "compare", folder.toString(), "packshot-matte");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.getOutput()).contains("bowl: The mask can't be read.");
    }

    @Test
    void a_model_is_not_calibrated_on_a_handful_of_pictures(QuarkusMainLauncher packshot) throws IOException {
        pair("cup", Color.RED);

        LaunchResult run = packshot.launch("model", "calibrate", "packshot-matte", folder.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.getErrorOutput()).contains("30");
    }

    @Test
    void wrong_use_says_what_to_do(QuarkusMainLauncher packshot) throws IOException {
        LaunchResult empty = eval(packshot);
        pair("cup", Color.RED);
        LaunchResult unknown = eval(packshot, "--model", "nobodys");
        LaunchResult precision = eval(packshot, "--precision", "int4");

        assertThat(empty.exitCode()).isEqualTo(2);
        assertThat(empty.getErrorOutput()).contains("No photograph with a mask was found.", "masks/");
        assertThat(precision.exitCode()).isEqualTo(2);
        assertThat(precision.getErrorOutput()).contains("fp32", "int8");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.getErrorOutput()).contains("nobodys", "packshot model list");
    }

    @Test
    void the_document_names_every_option_figure_and_column(QuarkusMainLauncher packshot) throws IOException {
        String document = Files.readString(DOCUMENT);
        String help = packshot.launch("eval", "--help").getOutput();
        pair("cup", Color.RED);
        eval(packshot, "--out", out().toString(), "--methods", "baseline");

        Pattern.compile("(--[a-z-]+)")
                .matcher(help)
                .results()
                .map((MatchResult option) -> option.group(1))
                .filter(option -> !List.of("--help", "--version").contains(option))
                .forEach(option -> assertThat(document).contains("`" + option));
        for (String column :
                Files.readAllLines(out().resolve("eval.csv")).getFirst().split(",")) {
            assertThat(document).contains("`" + column + "`");
        }
    }

    private Path out() {
        return folder.resolve("out");
    }

    private LaunchResult eval(QuarkusMainLauncher packshot, String... options) {
        List<String> words = new ArrayList<>(List.of("eval", folder.toString()));
        words.addAll(List.of(options));
        return packshot.launch(words.toArray(String[]::new));
    }

    /** A shaded ball on a light sheet, and its mask. */
    private void pair(String id, Color colour) throws IOException {
        var photograph = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = photograph.createGraphics();
        pen.setColor(new Color(225, 224, 220));
        pen.fillRect(0, 0, SIDE, SIDE);
        pen.setPaint(new GradientPaint(60, 60, colour, 240, 240, colour.darker()));
        pen.fillOval(60, 60, 180, 180);
        pen.dispose();
        var mask = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        pen = mask.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillOval(60, 60, 180, 180);
        pen.dispose();
        write(photograph, "images", id);
        write(mask, "masks", id);
    }

    private void write(BufferedImage picture, String part, String id) throws IOException {
        Path file = Files.createDirectories(folder.resolve(part)).resolve(id + ".png");
        ImageIO.write(picture, "png", file.toFile());
    }
}
