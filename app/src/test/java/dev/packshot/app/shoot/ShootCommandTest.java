package dev.packshot.app.shoot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.packshot.app.report.Json;
import dev.packshot.catalog.Digest;
import io.quarkus.test.junit.main.LaunchResult;
import io.quarkus.test.junit.main.QuarkusMainLauncher;
import io.quarkus.test.junit.main.QuarkusMainTest;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusMainTest
class ShootCommandTest {
    private static final Path DOCS = Path.of("..", "docs");

    @TempDir
    Path folder;

    Path photos;
    Path out;

    @BeforeEach
    void folders() throws IOException {
        photos = Files.createDirectory(folder.resolve("photos"));
        out = folder.resolve("out");
    }

    @Test
    void a_good_photograph_becomes_a_compliant_set_for_every_platform(QuarkusMainLauncher packshot) throws IOException {
        CutOutPictures.cutOut(photos.resolve("BALL-1/front.png"), 3200, Color.ORANGE);

        LaunchResult run = shoot(packshot, "--for", "amazon,etsy,shopify");

        assertThat(run.exitCode()).as(run.getErrorOutput()).isZero();
        for (String platform : List.of("amazon", "etsy", "shopify")) {
            assertThat(out.resolve(platform + "/BALL-1/main.jpg")).isRegularFile();
        }
        BufferedImage amazon =
                ImageIO.read(out.resolve("amazon/BALL-1/main.jpg").toFile());
        assertThat(amazon.getRGB(0, 0) & 0xFFFFFF).isEqualTo(0xFFFFFF);
        assertThat(out.resolve("etsy/BALL-1/main.jpg").toFile().length()).isLessThanOrEqualTo(1_000_000);
    }

    @Test
    void the_report_keeps_its_schema_and_names_exactly_the_files_on_disk(QuarkusMainLauncher packshot)
            throws IOException {
        CutOutPictures.cutOut(photos.resolve("BALL-1/a.png"), 1500, Color.GREEN);
        CutOutPictures.onSheet(photos.resolve("BALL-1/b_2.png"), 1200, Color.BLUE);
        Files.write(photos.resolve("BALL-1/c_3.jpg"), new byte[] {1, 2, 3});
        Files.writeString(photos.resolve("notes.txt"), "no picture");

        shoot(
                packshot,
                "--for",
                "amazon,shopify",
                "--masks",
                out.resolve("masks").toString());

        JsonNode report = report();
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(Files.readString(DOCS.resolve("report.schema.json")))
                        .validate(report))
                .isEmpty();
        assertThat(report.get("ignored")).extracting(JsonNode::asText).containsExactly("notes.txt");
        assertThat(report.get("pictures")).hasSize(3);
        for (JsonNode picture : report.get("pictures")) {
            for (JsonNode rendition : picture.get("renditions")) {
                byte[] file =
                        Files.readAllBytes(out.resolve(rendition.get("file").asText()));
                assertThat(Digest.of(file).hex())
                        .isEqualTo(rendition.get("digest").asText());
                assertThat(out.resolve(rendition.get("preview").asText())).isRegularFile();
            }
        }
    }

    @Test
    void one_bad_file_is_explained_and_stops_nobody(QuarkusMainLauncher packshot) throws IOException {
        CutOutPictures.cutOut(photos.resolve("good.png"), 3200, Color.RED);
        byte[] whole = Files.readAllBytes(photos.resolve("good.png"));
        Files.write(photos.resolve("cut.png"), java.util.Arrays.copyOf(whole, whole.length / 2));
        Files.write(photos.resolve("empty.jpg"), new byte[0]);

        LaunchResult run = shoot(packshot, "--for", "amazon");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(out.resolve("amazon/good/main.jpg")).isRegularFile();
        assertThat(report().get("pictures"))
                .filteredOn(picture -> picture.get("outcome").asText().equals("refused"))
                .extracting(picture -> picture.at("/input/name").asText() + " "
                        + picture.at("/refusal/reason").asText())
                .containsExactly("cut.png DAMAGED", "empty.jpg EMPTY");
        assertThat(Files.readString(out.resolve("index.html"))).contains("Copy or export it again");
    }

    @Test
    void a_second_run_makes_only_what_is_missing(QuarkusMainLauncher packshot) throws IOException {
        CutOutPictures.onSheet(photos.resolve("ball_1.png"), 900, Color.BLUE);
        CutOutPictures.onSheet(photos.resolve("ball_2.png"), 900, Color.RED);
        shoot(packshot, "--for", "amazon");
        byte[] lost = Files.readAllBytes(out.resolve("amazon/ball/main.jpg"));
        Files.delete(out.resolve("amazon/ball/main.jpg"));
        Object kept = Files.readAttributes(out.resolve("amazon/ball/gallery-1.jpg"), "unix:ino,lastModifiedTime");

        shoot(packshot, "--for", "amazon");

        assertThat(out.resolve("amazon/ball/main.jpg")).hasBinaryContent(lost);
        assertThat((Object) Files.readAttributes(out.resolve("amazon/ball/gallery-1.jpg"), "unix:ino,lastModifiedTime"))
                .isEqualTo(kept);
    }

    @Test
    void a_matte_is_grey_and_as_large_as_the_upright_photograph(QuarkusMainLauncher packshot) throws IOException {
        CutOutPictures.onSheet(photos.resolve("ball.png"), 700, Color.BLUE);

        shoot(packshot, "--for", "shopify", "--masks", out.resolve("masks").toString());

        BufferedImage mask = ImageIO.read(out.resolve("masks/ball.png").toFile());
        assertThat(mask.getType()).isEqualTo(BufferedImage.TYPE_BYTE_GRAY);
        assertThat(mask.getWidth()).isEqualTo(700);
        assertThat(mask.getHeight()).isEqualTo(700);
    }

    @Test
    void a_change_of_the_look_replaces_the_file_of_the_old_format(QuarkusMainLauncher packshot) throws IOException {
        CutOutPictures.cutOut(photos.resolve("ball.png"), 900, Color.BLUE);
        Path profile = Files.writeString(
                folder.resolve("look.json"),
                "{\"platforms\": {\"shopify\": {\"format\": \"png\", \"backdrop\": \"transparent\"}}}");
        shoot(packshot, "--for", "shopify");

        shoot(packshot, "--for", "shopify", "--profile", profile.toString());

        assertThat(out.resolve("shopify/ball")).isDirectoryContaining("glob:**/main.png");
        assertThat(out.resolve("shopify/ball/main.jpg")).doesNotExist();
    }

    @Test
    void the_contact_sheet_shows_only_files_that_are_there_and_needs_no_network(QuarkusMainLauncher packshot)
            throws IOException {
        CutOutPictures.cutOut(photos.resolve("Größe 10 % #1 <b>.png"), 900, Color.BLUE);

        shoot(packshot, "--for", "amazon,etsy");

        String page = Files.readString(out.resolve("index.html"));
        Matcher address = Pattern.compile("(?:src|href)=\"([^\"]*)\"").matcher(page);
        List<String> addresses = new ArrayList<>();
        while (address.find()) {
            addresses.add(address.group(1));
        }
        assertThat(addresses).hasSize(5).allSatisfy(relative -> assertThat(
                        out.resolve(Path.of(java.net.URI.create(relative).getPath())))
                .isRegularFile());
        assertThat(page).doesNotContain("http://", "https://", "<b>.png");
    }

    @Test
    void a_picture_that_a_person_has_to_look_at_is_never_shown_as_compliant(QuarkusMainLauncher packshot)
            throws IOException {
        CutOutPictures.onSheet(photos.resolve("ball.png"), 900, Color.BLUE);

        shoot(packshot, "--for", "shopify", "--review-above", "-0.5");

        assertThat(Files.readString(out.resolve("index.html")))
                .contains(">look first</span>")
                .doesNotContain(">compliant</span>");
    }

    @Test
    void the_totals_come_as_json_when_asked_for(QuarkusMainLauncher packshot) throws IOException {
        CutOutPictures.cutOut(photos.resolve("ball.png"), 900, Color.BLUE);

        LaunchResult run = shoot(packshot, "--for", "etsy", "--json");

        JsonNode totals = Json.MAPPER.readTree(run.getOutputStream().getLast());
        assertThat(totals.get("pictures").asInt()).isEqualTo(1);
        assertThat(totals.get("renditions").asInt()).isEqualTo(1);
    }

    @Test
    void wrong_use_is_explained_and_writes_nothing(QuarkusMainLauncher packshot) throws IOException {
        CutOutPictures.cutOut(photos.resolve("ball.png"), 100, Color.BLUE);
        Path profile = Files.writeString(folder.resolve("look.json"), "{\"colour\": 1, \"sharpening\": 9}");

        LaunchResult unknown = shoot(packshot, "--for", "amazon,craigslist");
        LaunchResult nothing = packshot.launch("shoot", "--for", "amazon", "--out", out.toString());
        LaunchResult missing = packshot.launch("shoot", photos + "/none", "--for", "amazon", "--out", out.toString());
        LaunchResult look = shoot(packshot, "--for", "amazon", "--profile", profile.toString());

        assertThat(List.of(unknown, nothing, missing, look))
                .extracting(LaunchResult::exitCode)
                .containsOnly(2);
        assertThat(unknown.getErrorOutput()).contains("craigslist", "tiktokshop");
        assertThat(missing.getErrorOutput()).contains("There is no file or folder");
        assertThat(look.getErrorOutput()).contains("colour", "sharpening");
        try (Stream<Path> written = Files.exists(out) ? Files.walk(out) : Stream.empty()) {
            assertThat(written.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private LaunchResult shoot(QuarkusMainLauncher packshot, String... options) {
        List<String> arguments = new ArrayList<>(List.of("shoot", photos.toString(), "--out", out.toString()));
        arguments.addAll(List.of(options));
        return packshot.launch(arguments.toArray(String[]::new));
    }

    private JsonNode report() throws IOException {
        return Json.MAPPER.readTree(out.resolve("report.json").toFile());
    }
}
