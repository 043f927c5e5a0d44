package dev.packshot.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.PixelSize;
import dev.packshot.catalog.Platform;
import dev.packshot.catalog.Sku;
import dev.packshot.catalog.Slot;
import dev.packshot.pipeline.inspect.ComplianceReport;
import dev.packshot.pipeline.intake.Limits;
import dev.packshot.pipeline.intake.Refusal;
import dev.packshot.pipeline.matte.Accelerator;
import dev.packshot.pipeline.matte.InferenceSettings;
import dev.packshot.pipeline.matte.MatteModel;
import dev.packshot.pipeline.matte.OnnxMatteModel;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.recipe.Profile;
import dev.packshot.pipeline.recipe.Recipe;
import dev.packshot.pipeline.refine.NothingFound;
import dev.packshot.pipeline.refine.Uncertainty;
import dev.packshot.pipeline.render.RenditionMetadata;
import dev.packshot.pipeline.rules.RuleBook;
import dev.packshot.pipeline.stored.StoredUnreadable;
import dev.packshot.pipeline.vips.Vips;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The three steps that may lie hours and processes apart, beside the same way in one go. */
class StagesTest {
    private static final List<Platform> PLATFORMS =
            List.of(new Platform("amazon"), new Platform("etsy"), new Platform("shopify"));
    private static final PixelSize SIZE = new PixelSize(900, 700);
    private static final Sku SKU = new Sku("CRATE-1");
    private static final String ALT = "A crate";

    private static MatteModel model;
    private static PackshotPipeline pipeline;

    @BeforeAll
    static void open() {
        model = OnnxMatteModel.shipped(new InferenceSettings(Accelerator.CPU, "fp32", 1, 1));
        pipeline = new PackshotPipeline(Limits.DEFAULT, model, RuleBook.shipped());
    }

    @AfterAll
    static void close() {
        model.close();
    }

    /**
     * A picture and what is made of it.
     *
     * @param name for people
     * @param profile as JSON, with small canvases
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Job(String name, byte[] file, Slot slot, String profile, List<PixelSize> set) {
        Recipe recipe() {
            return Profile.parse(name, profile).recipe(PLATFORMS);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Job> jobs() {
        String small = "\"every\": {\"canvas\": 500}";
        return Stream.of(
                new Job("an opaque JPEG", jpeg(250, 150, 650, 560, 0), Slot.MAIN, "{" + small + "}", List.of()),
                new Job("a PNG with its own alpha", ownAlpha(200), Slot.MAIN, "{" + small + "}", List.of()),
                new Job("a crate at the frame", jpeg(0, 150, 520, 560, 0), Slot.at(1), "{" + small + "}", List.of()),
                new Job(
                        "a crate that is levelled, lifted and sharpened",
                        jpeg(250, 180, 650, 520, 3),
                        Slot.MAIN,
                        "{\"look\": {\"straighten\": true, \"light\": \"lift\", \"sharpening\": 1.5}, " + small + "}",
                        List.of()),
                new Job(
                        "a set of one scale",
                        jpeg(250, 150, 650, 560, 0),
                        Slot.at(2),
                        "{\"look\": {\"sameScale\": true}, " + small + "}",
                        List.of(new PixelSize(400, 410), new PixelSize(800, 300))),
                new Job("a transparent ground and a shadow", jpeg(250, 150, 650, 560, 0), Slot.MAIN, """
                        {"every": {"canvas": 500, "backdrop": "transparent", "shadow": "soft"},
                         "platforms": {"etsy": {"format": "webp"}, "shopify": {"backdrop": "#d0e0f0", "format": "jpeg"}}}
                        """, List.of()));
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void steps_give_the_bytes_and_the_verdicts_that_one_go_gives(Job job) {
        Shot shot = pipeline.shoot(new Photograph(job.file(), SKU, job.slot(), ALT), job.recipe(), job.set(), true);

        CutPhotograph cut = pipeline.cutOut(job.file());
        var metadata = new RenditionMetadata(SKU, ALT, cut.appraisal().sourceType());
        List<Rendered> rendered = pipeline.render(cut.cutout(), job.slot(), metadata, job.recipe(), job.set());
        Map<Platform, ComplianceReport> reports =
                pipeline.inspect(cut.cutout(), job.slot(), files(rendered), job.recipe(), job.set());

        assertThat(cut.appraisal()).isEqualTo(shot.appraisal());
        assertThat(cut.before()).isEqualTo(shot.before());
        assertThat(shot.mask())
                .hasValueSatisfying(mask -> assertThat(cut.mask()).isEqualTo(mask));
        assertThat(rendered).hasSize(PLATFORMS.size()).hasSameSizeAs(shot.renditions());
        for (int i = 0; i < rendered.size(); i++) {
            Shot.Judged expected = shot.renditions().get(i);
            assertThat(rendered.get(i)).usingRecursiveComparison().isEqualTo(expected.rendered());
            assertThat(reports.get(expected.rendition().spec().platform())).isEqualTo(expected.report());
        }
        assertThat(reports.keySet()).containsExactlyElementsOf(PLATFORMS);
    }

    @Test
    void the_jobs_are_as_different_as_they_say() {
        List<String> facts = new ArrayList<>();
        for (Job job : jobs().toList()) {
            Appraisal seen = pipeline.cutOut(job.file()).appraisal();
            facts.add(seen.matteSource().equals("own-alpha") + " "
                    + seen.uncertainty().reasons().contains(Uncertainty.Reason.TOUCHES_FRAME));
        }

        assertThat(facts)
                .containsExactly(
                        "false false", "true false", "false true", "false false", "false false", "false false");
    }

    @Test
    void a_rendition_is_judged_alone_as_it_is_among_others() {
        Job job = jobs().findFirst().orElseThrow();
        byte[] cutout = pipeline.cutOut(job.file()).cutout();
        Map<Platform, byte[]> files = files(rendered(job, cutout));
        Map<Platform, ComplianceReport> together = pipeline.inspect(cutout, job.slot(), files, job.recipe(), job.set());
        Platform etsy = new Platform("etsy");

        Map<Platform, ComplianceReport> alone =
                pipeline.inspect(cutout, job.slot(), Map.of(etsy, files.get(etsy)), job.recipe(), job.set());

        assertThat(alone).containsOnly(Map.entry(etsy, together.get(etsy)));
    }

    @Test
    void exactly_the_given_bytes_are_judged() {
        Job white = jobs().findFirst().orElseThrow();
        byte[] cutout = pipeline.cutOut(white.file()).cutout();
        Platform amazon = new Platform("amazon");
        Job blue = new Job(
                "blue",
                white.file(),
                white.slot(),
                "{\"every\": {\"canvas\": 500, \"backdrop\": \"#3060c0\"}}",
                List.of());
        byte[] swapped = rendered(blue, cutout).getFirst().rendition().bytes();

        Map<Platform, ComplianceReport> reports =
                pipeline.inspect(cutout, white.slot(), Map.of(amazon, swapped), white.recipe(), white.set());

        assertThat(reports).hasSize(1).hasEntrySatisfying(amazon, report -> {
            assertThat(report.rendition()).isEqualTo(Digest.of(swapped));
            assertThat(report.figures().backgroundPurity()).isLessThan(0.1);
            assertThat(report.compliant()).isFalse();
        });
    }

    @Test
    void a_platform_that_the_recipe_does_not_serve_is_refused() {
        Job job = jobs().findFirst().orElseThrow();
        byte[] cutout = pipeline.cutOut(job.file()).cutout();
        var files = Map.of(new Platform("ebay"), new byte[] {1});

        assertThatThrownBy(() -> pipeline.inspect(cutout, job.slot(), files, job.recipe(), job.set()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ebay");
    }

    @Test
    void the_product_has_the_size_that_the_common_scale_is_taken_from() {
        for (Job job : jobs().toList()) {
            assertThat(pipeline.cutOut(job.file()).appraisal().product())
                    .as(job.name())
                    .isEqualTo(pipeline.productSize(job.file()));
        }
    }

    @Test
    void the_same_photograph_gives_the_same_stored_bytes() {
        Job job = jobs().findFirst().orElseThrow();
        byte[] first = pipeline.cutOut(job.file()).cutout();

        byte[] second = pipeline.cutOut(job.file()).cutout();

        assertThat(second).isEqualTo(first);
    }

    @Test
    void what_is_refused_in_one_go_is_refused_by_the_first_step() {
        byte[] cutOff = Arrays.copyOf(jpeg(250, 150, 650, 560, 0), 5000);

        assertThatThrownBy(() -> pipeline.cutOut(cutOff))
                .isInstanceOfSatisfying(
                        Refusal.class, e -> assertThat(e.reason()).isEqualTo(Refusal.Reason.DAMAGED));
        assertThatThrownBy(() -> pipeline.cutOut(ownAlpha(-100))).isInstanceOf(NothingFound.class);
    }

    @Test
    void a_damaged_cut_out_stops_the_later_steps_with_a_remedy() {
        Job job = jobs().findFirst().orElseThrow();
        byte[] damaged = pipeline.cutOut(job.file()).cutout();
        damaged[damaged.length / 2] ^= 4;

        assertThatThrownBy(() -> rendered(job, damaged))
                .isInstanceOfSatisfying(
                        StoredUnreadable.class, e -> assertThat(e.remedy()).contains("again"));
        assertThatThrownBy(() -> pipeline.inspect(damaged, job.slot(), Map.of(), job.recipe(), job.set()))
                .isInstanceOf(StoredUnreadable.class);
    }

    @Test
    void later_steps_keep_the_memory_limit_too() {
        Job job = jobs().findFirst().orElseThrow();
        byte[] cutout = pipeline.cutOut(job.file()).cutout();
        Limits usual = Limits.DEFAULT;
        var tight = new PackshotPipeline(
                new Limits(
                        usual.maxBytes(),
                        usual.maxPixels(),
                        usual.maxFrames(),
                        usual.maxTime(),
                        usual.workingPixels(),
                        100_000),
                model,
                RuleBook.shipped());

        assertThatThrownBy(() -> tight.render(
                        cutout, job.slot(), new RenditionMetadata(SKU, ALT, Optional.empty()), job.recipe(), job.set()))
                .isInstanceOfSatisfying(
                        Refusal.class, e -> assertThat(e.reason()).isEqualTo(Refusal.Reason.TOO_MUCH_MEMORY));
    }

    private static List<Rendered> rendered(Job job, byte[] cutout) {
        return pipeline.render(
                cutout, job.slot(), new RenditionMetadata(SKU, ALT, Optional.empty()), job.recipe(), job.set());
    }

    private static Map<Platform, byte[]> files(List<Rendered> rendered) {
        Map<Platform, byte[]> files = new LinkedHashMap<>();
        rendered.forEach(each ->
                files.put(each.rendition().spec().platform(), each.rendition().bytes()));
        return files;
    }

    /** A striped crate on a grainy ground, turned clockwise by some degrees. */
    private static byte[] jpeg(int left, int top, int right, int bottom, double degrees) {
        try (var memory = new PixelMemory(8 << 20);
                Vips vips = Vips.open()) {
            Raster photo = memory.allocate(SIZE, 3);
            double cos = Math.cos(Math.toRadians(degrees));
            double sin = Math.sin(Math.toRadians(degrees));
            double cx = (left + right) / 2.0;
            double cy = (top + bottom) / 2.0;
            for (int y = 0; y < SIZE.height(); y++) {
                for (int x = 0; x < SIZE.width(); x++) {
                    double u = cx + cos * (x - cx) + sin * (y - cy);
                    double v = cy - sin * (x - cx) + cos * (y - cy);
                    boolean inside = u >= left && u < right && v >= top && v < bottom;
                    int grain = (x * 31 + y * 17 + x * y % 7) % 5;
                    boolean stripe = (int) v / 40 % 2 == 0;
                    photo.sample(x, y, 0, inside ? (stripe ? 150 : 60) + grain : 214 + grain);
                    photo.sample(x, y, 1, inside ? (stripe ? 40 : 25) + grain : 216 + grain);
                    photo.sample(x, y, 2, inside ? 30 + grain : 220 + grain);
                }
            }
            return vips.operation("jpegsave_target")
                    .with("in", vips.image(photo))
                    .with("Q", 92)
                    .encode();
        }
    }

    /** A disc (none when the radius is negative) whose alpha fades at the edge, with colours below it that nobody sees. */
    private static byte[] ownAlpha(int radius) {
        try (var memory = new PixelMemory(8 << 20);
                Vips vips = Vips.open()) {
            Raster picture = memory.allocate(SIZE, 4);
            for (int y = 0; y < SIZE.height(); y++) {
                for (int x = 0; x < SIZE.width(); x++) {
                    double distance = Math.hypot(x - 450, y - 350) - radius;
                    picture.sample(x, y, 0, x * 255 / SIZE.width());
                    picture.sample(x, y, 1, y * 255 / SIZE.height());
                    picture.sample(x, y, 2, (x ^ y) & 0xFF);
                    picture.sample(x, y, 3, (int) Math.clamp(128 - distance * 20, 0.0, 255.0));
                }
            }
            return vips.operation("pngsave_target")
                    .with("in", vips.image(picture))
                    .encode();
        }
    }
}
