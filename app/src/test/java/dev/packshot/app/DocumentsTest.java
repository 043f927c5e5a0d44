package dev.packshot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.app.report.Json;
import dev.packshot.pipeline.matte.ModelCard;
import io.quarkus.test.junit.main.QuarkusMainLauncher;
import io.quarkus.test.junit.main.QuarkusMainTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusMainTest
class DocumentsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)");
    private static final Pattern OPTION = Pattern.compile("`(--[a-z-]+)");

    @Test
    void every_link_between_the_documents_leads_somewhere() throws IOException {
        for (Path document : documents()) {
            Path folder = document.toAbsolutePath().normalize().getParent();
            LINK.matcher(Files.readString(document))
                    .results()
                    .map(link -> link.group(1))
                    .filter(link -> !link.startsWith("http"))
                    .forEach(link -> assertThat(Path.of(String.valueOf(folder), link))
                            .as("%s links to %s", document, link)
                            .exists());
        }
    }

    @Test
    void every_option_in_the_documents_is_an_option_of_the_command(QuarkusMainLauncher packshot) throws IOException {
        String help = packshot.launch("shoot", "--help").getOutput()
                + packshot.launch("demo", "--help").getOutput()
                + packshot.launch("serve", "--help").getOutput()
                + packshot.launch("connect", "--help").getOutput()
                + packshot.launch("restore", "--help").getOutput()
                + packshot.launch("check", "--help").getOutput()
                + packshot.launch("chaos", "--help").getOutput()
                + packshot.launch("bench", "--help").getOutput()
                + packshot.launch("eval", "--help").getOutput()
                + packshot.launch("model", "add", "--help").getOutput()
                + packshot.launch("model", "calibrate", "--help").getOutput();

        for (Path document : documents()) {
            OPTION.matcher(Files.readString(document))
                    .results()
                    .map((MatchResult option) -> option.group(1))
                    .forEach(option ->
                            assertThat(help).as("%s names %s", document, option).contains(option));
        }
    }

    @Test
    void the_cut_outs_figures_are_those_on_the_model_card() throws IOException {
        JsonNode card = Json.MAPPER.readTree(DocumentsTest.class.getResource(
                "/models/%s.json".formatted(ModelCard.shipped().id())));
        String document = Files.readString(ROOT.resolve("docs/cut-out.md"));
        String table = document.substring(document.indexOf("<!-- figures -->"), document.indexOf("<!-- /figures -->"));
        JsonNode review = card.at("/pipeline/review");

        assertThat(card.at("/pipeline/methods")).hasSize(6);
        card.at("/pipeline/methods").forEach(figures -> assertThat(table)
                .contains("| %.3f | %.3f | %.3f | %.3f | %.3f | %.1f |"
                        .formatted(
                                figures.get("iou").asDouble(),
                                figures.get("mae").asDouble(),
                                figures.get("maxFBeta").asDouble(),
                                figures.get("boundaryF").asDouble(),
                                figures.get("edgeError").asDouble(),
                                figures.get("halo").asDouble())));
        assertThat(card.at("/pipeline/iouByKind")).isNotEmpty().allSatisfy(iou -> assertThat(document)
                .contains("| %.3f |\n".formatted(iou.asDouble())));
        assertThat(review.get("above").asDouble())
                .isEqualTo(ModelCard.shipped().uncertainty().orElseThrow().reviewAbove());
        assertThat(document)
                .contains("| %d of %d | %d of %d |"
                        .formatted(
                                review.get("badStopped").asInt(),
                                review.get("bad").asInt(),
                                review.get("goodStopped").asInt(),
                                review.get("good").asInt()));
    }

    @Test
    void how_far_the_figure_keeps_its_word_is_what_the_model_card_says() throws IOException {
        JsonNode calibration = Json.MAPPER
                .readTree(DocumentsTest.class.getResource(
                        "/models/%s.json".formatted(ModelCard.shipped().id())))
                .get("uncertainty");
        JsonNode reliability = calibration.get("reliability");
        String document = Files.readString(ROOT.resolve("docs/cut-out.md"));

        assertThat(document)
                .contains(
                        "calibrated on %d pictures"
                                .formatted(
                                        calibration.at("/calibratedOn/pictures").asInt()),
                        "%d of them bad"
                                .formatted(calibration.at("/calibratedOn/bad").asInt()),
                        "expected calibration error %.3f"
                                .formatted(reliability
                                        .get("expectedCalibrationError")
                                        .asDouble()),
                        "area under ROC %.3f".formatted(reliability.get("auroc").asDouble()),
                        "| %.0f %% | %.0f %% |"
                                .formatted(
                                        100 * reliability.get("badCaught").asDouble(),
                                        100 * reliability.get("goodStopped").asDouble()),
                        "at the threshold of %s"
                                .formatted(calibration.get("reviewAbove").asDouble()));
    }

    @Test
    void the_first_command_of_the_readme_is_one_that_runs(QuarkusMainLauncher packshot) throws IOException {
        String line = Files.readAllLines(ROOT.resolve("README.md")).stream()
                .filter(each -> each.startsWith("./packshot shoot"))
                .findFirst()
                .orElseThrow();
        String[] words = line.replace("./packshot ", "")
                .replace("~/photos", "no-such-folder")
                .split(" ");

        assertThatCode(() -> assertThat(packshot.launch(words).getErrorOutput())
                        .contains("There is no file or folder no-such-folder"))
                .doesNotThrowAnyException();
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")),
                            docs.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }
}
