package dev.packshot.pipeline.matte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.intake.Original;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks whose answer can be worked out by hand, fed and read in the ways of other families. */
class ForeignContractTest {
    private static final int SIDE = 32;
    /** Coverages are rounded to 255ths. */
    private static final float STEP = 0.51f / 255;

    private static final double[] MEAN = {0.485, 0.456, 0.406};
    private static final double[] STD = {0.229, 0.224, 0.225};
    private static final String IMAGENET = "\"mean\": [0.485, 0.456, 0.406], \"std\": [0.229, 0.224, 0.225]";
    private static final InferenceSettings CPU = new InferenceSettings(Accelerator.CPU, "fp32", 1, 1);

    @TempDir
    Path folder;

    private final PixelMemory memory = new PixelMemory(16 << 20);

    @AfterEach
    void free() {
        memory.close();
    }

    @ParameterizedTest
    @CsvSource({"NCHW, 255", "NCHW, '\"max\"'", "NHWC, 255", "NHWC, '\"max\"'"})
    void floats_are_normalised_by_mean_and_deviation_in_either_layout(String layout, String divideBy)
            throws IOException {
        OnnxFile graph =
                layout.equals("NCHW") ? RedFinder.planes(SIDE, 1, 0.05f, 10) : RedFinder.pixels(SIDE, 0.05f, 10);
        Original photo = speckled(new PixelSize(SIDE, SIDE));
        double divisor = divideBy.equals("255") ? 255 : brightest(photo);

        Matte matte = matte(graph, input(layout, "float32", divideBy, false), "", photo);

        assertThat(brightest(photo)).isLessThan(255);
        assertMatte(matte, photo, rgb -> 0.05 * (weighed(rgb, divisor) + 10));
    }

    @Test
    void bytes_come_as_planes_where_a_card_says_so() throws IOException {
        Original photo = speckled(new PixelSize(SIDE, SIDE));

        Matte matte = matte(
                RedFinder.bytePlanes(SIDE, 0.002f, 200),
                "\"layout\": \"NCHW\", \"type\": \"uint8\", \"letterbox\": false",
                "",
                photo);

        assertMatte(
                matte,
                photo,
                rgb -> 0.002 * (RedFinder.RED * rgb[0] + RedFinder.GREEN * rgb[1] + RedFinder.BLUE * rgb[2] + 200));
    }

    @Test
    void log_odds_become_coverages() throws IOException {
        Original photo = speckled(new PixelSize(SIDE, SIDE));

        Matte matte = matte(
                RedFinder.planes(SIDE, 1, 2, 0.5f),
                input("NCHW", "float32", "255", false),
                "\"activation\": \"sigmoid\"",
                photo);

        assertMatte(matte, photo, rgb -> 1 / (1 + Math.exp(-2 * (weighed(rgb, 255) + 0.5))));
    }

    @Test
    void a_map_is_stretched_to_the_whole_range() throws IOException {
        Original photo = speckled(new PixelSize(SIDE, SIDE));
        List<Double> plain = new ArrayList<>();
        eachPixel(photo, rgb -> plain.add(weighed(rgb, 255)));
        double least = plain.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double most = plain.stream().mapToDouble(Double::doubleValue).max().orElseThrow();

        Matte matte = matte(
                RedFinder.planes(SIDE, 1, 0.01f, 40),
                input("NCHW", "float32", "255", false),
                "\"stretch\": true",
                photo);

        assertMatte(matte, photo, rgb -> (weighed(rgb, 255) - least) / (most - least));
    }

    @Test
    void a_flat_map_stays_as_it_is() throws IOException {
        Original grey = painted(new PixelSize(SIDE, SIDE), (x, y) -> new int[] {90, 90, 90});

        Matte matte = matte(
                RedFinder.planes(SIDE, 1, 0, 0), input("NCHW", "float32", "255", false), "\"stretch\": true", grey);

        assertThat(matte.coverage()).containsOnly(0f);
    }

    @Test
    void a_black_picture_is_not_divided_by_nothing() throws IOException {
        Original black = painted(new PixelSize(SIDE, SIDE), (x, y) -> new int[] {0, 0, 0});

        Matte matte =
                matte(RedFinder.planes(SIDE, 1, 0.05f, 10), input("NCHW", "float32", "\"max\"", false), "", black);

        assertMatte(matte, black, rgb -> 0.05 * (weighed(rgb, 1) + 10));
    }

    @Test
    void a_stretched_photograph_is_seen_where_it_was() throws IOException {
        Original leftThirdRed =
                painted(new PixelSize(192, 64), (x, y) -> x < 64 ? new int[] {200, 20, 20} : new int[] {90, 90, 90});

        Matte matte = matte(
                RedFinder.planes(SIDE, 1, 0.5f, 0),
                input("NCHW", "float32", "255", false),
                "\"stretch\": true",
                leftThirdRed);

        assertThat(matte.size()).isEqualTo(new PixelSize(SIDE, SIDE));
        for (int y = 0; y < SIDE; y++) {
            assertThat(matte.at(8, y)).as("red, row " + y).isGreaterThan(0.95f);
            assertThat(matte.at(13, y)).as("grey, row " + y).isLessThan(0.05f);
        }
    }

    @Test
    void a_letterboxed_photograph_keeps_its_aspect_under_normalisation_too() throws IOException {
        Original photo = speckled(new PixelSize(SIDE, SIDE / 2));

        Matte matte = matte(RedFinder.planes(SIDE, 1, 0.05f, 10), input("NCHW", "float32", "255", true), "", photo);

        assertMatte(matte, photo, rgb -> 0.05 * (weighed(rgb, 255) + 10));
    }

    @Test
    void the_output_that_the_card_names_is_read() throws IOException {
        Original photo = speckled(new PixelSize(SIDE, SIDE));

        Matte matte = matte(
                RedFinder.planes(SIDE, 1, -0.05f, 10),
                input("NCHW", "float32", "255", false),
                "\"name\": \"second\"",
                photo);

        assertMatte(matte, photo, rgb -> 0.05 * (weighed(rgb, 255) + 10));
    }

    @Test
    void an_output_may_be_smaller_than_the_input() throws IOException {
        Original leftRed =
                painted(new PixelSize(SIDE, SIDE), (x, y) -> x < 8 ? new int[] {200, 20, 20} : new int[] {90, 90, 90});

        Matte matte = matte(
                RedFinder.halved(SIDE, 0.5f, 0),
                input("NCHW", "float32", "255", false),
                "\"width\": 16, \"height\": 16, \"stretch\": true",
                leftRed);

        assertThat(matte.size()).isEqualTo(new PixelSize(16, 16));
        assertThat(matte.at(3, 8)).isEqualTo(1);
        assertThat(matte.at(4, 8)).isZero();
    }

    @Test
    void another_number_of_values_than_the_card_says_is_explained() {
        Original photo = speckled(new PixelSize(SIDE, SIDE));

        assertThatThrownBy(() -> matte(RedFinder.halved(SIDE, 1, 0), input("NCHW", "float32", "255", false), "", photo))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessageContaining("gives 256 values")
                .hasMessageContaining("32 × 32");
    }

    @Test
    void changed_weights_are_not_run() throws IOException {
        ModelSource source = source(RedFinder.planes(SIDE, 1, 1, 0), input("NCHW", "float32", "255", false), "");
        Files.write(
                folder.resolve("weights.onnx"), RedFinder.planes(SIDE, 1, 2, 0).bytes());

        assertThatThrownBy(() -> OnnxMatteModel.open(source, CPU))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessageContaining("changed or damaged")
                .hasMessageContaining("add it again");
    }

    @Test
    void normalised_pictures_get_the_same_values_in_a_batch_and_alone() throws Exception {
        ModelSource source = source(RedFinder.planes(SIDE, 0, 1, 0), input("NCHW", "float32", "\"max\"", false), "");
        var tensor = new InputTensor(source.card().input());
        List<ByteBuffer> pictures = new ArrayList<>();
        for (int seed = 0; seed < 8; seed++) {
            Original photo = speckled(new PixelSize(SIDE, SIDE), seed);
            pictures.add(tensor.of(photo.pixels(), tensor.place(photo.pixels().size())));
        }
        try (OnnxSession session = OnnxSession.open(source, CPU);
                var queue = new BatchingQueue(session, tensor.bytes(), 5);
                ExecutorService callers = Executors.newFixedThreadPool(8)) {
            assertThat(session.takesBatches()).isTrue();

            List<Future<float[]>> together = callers.invokeAll(pictures.stream()
                    .<Callable<float[]>>map(picture -> () -> queue.run(picture))
                    .toList());

            for (int i = 0; i < pictures.size(); i++) {
                assertThat(together.get(i).get()).containsExactly(session.run(pictures.get(i), 1)[0]);
            }
        }
    }

    @Test
    void a_graph_that_is_fixed_to_one_picture_is_never_given_more() throws IOException {
        ModelSource source = source(RedFinder.planes(SIDE, 1, 1, 0), input("NCHW", "float32", "255", false), "");

        try (OnnxSession session = OnnxSession.open(source, CPU)) {
            assertThat(session.takesBatches()).isFalse();
        }
    }

    private static String input(String layout, String type, String divideBy, boolean letterbox) {
        return "\"layout\": \"%s\", \"type\": \"%s\", \"letterbox\": %s, \"padding\": 0, \"normalise\": {\"divideBy\": %s, %s}"
                .formatted(layout, type, letterbox, divideBy, IMAGENET);
    }

    private Matte matte(OnnxFile graph, String input, String output, Original photo) throws IOException {
        try (var model = OnnxMatteModel.open(source(graph, input, output), CPU)) {
            return model.matte(photo);
        }
    }

    private ModelSource source(OnnxFile graph, String input, String output) throws IOException {
        byte[] weights = graph.bytes();
        Files.write(folder.resolve("weights.onnx"), weights);
        String name = output.contains("\"name\"") ? "" : "\"name\": \"map\"" + (output.isEmpty() ? "" : ", ");
        Path card = Files.writeString(
                folder.resolve("card.json"), """
                {"id": "red-finder", "version": "1", "licence": "MIT",
                 "variants": [{"precision": "fp32", "file": "weights.onnx", "sha256": "%s"}],
                 "input": {"name": "picture", "width": %d, "height": %d, %s},
                 "output": {%s%s},
                 "thresholds": {"foreground": 0.9, "background": 0.1, "weight": 1}, "knownFailures": []}
                """.formatted(Digest.of(weights), SIDE, SIDE, input, name, output));
        return ModelSource.file(card);
    }

    private static double weighed(int[] rgb, double divisor) {
        double[] weights = {RedFinder.RED, RedFinder.GREEN, RedFinder.BLUE};
        double sum = 0;
        for (int channel = 0; channel < 3; channel++) {
            sum += weights[channel] * (rgb[channel] / divisor - MEAN[channel]) / STD[channel];
        }
        return sum;
    }

    private static void assertMatte(Matte matte, Original photo, ToDoubleFunction<int[]> expected) {
        assertThat(matte.size()).isEqualTo(photo.pixels().size());
        List<Double> wanted = new ArrayList<>();
        eachPixel(photo, rgb -> wanted.add(Math.clamp(expected.applyAsDouble(rgb), 0.0, 1.0)));
        assertThat(wanted).as("the test's own values vary").anyMatch(value -> value > 0.1 && value < 0.9);
        for (int i = 0; i < wanted.size(); i++) {
            assertThat(matte.coverage()[i])
                    .as("pixel " + i)
                    .isCloseTo(wanted.get(i).floatValue(), within(STEP));
        }
    }

    private static void eachPixel(Original photo, java.util.function.Consumer<int[]> reader) {
        Raster pixels = photo.pixels();
        for (int y = 0; y < pixels.height(); y++) {
            for (int x = 0; x < pixels.width(); x++) {
                reader.accept(new int[] {pixels.sample(x, y, 0), pixels.sample(x, y, 1), pixels.sample(x, y, 2)});
            }
        }
    }

    private static int brightest(Original photo) {
        int[] brightest = {0};
        eachPixel(photo, rgb -> brightest[0] = Math.max(brightest[0], Math.max(rgb[0], Math.max(rgb[1], rgb[2]))));
        return brightest[0];
    }

    private Original speckled(PixelSize size) {
        return speckled(size, 7);
    }

    private Original speckled(PixelSize size, int seed) {
        var random = new Random(seed);
        return painted(size, (x, y) -> new int[] {random.nextInt(200), random.nextInt(200), random.nextInt(200)});
    }

    private interface Painter {
        int[] rgb(int x, int y);
    }

    private Original painted(PixelSize size, Painter painter) {
        Raster pixels = memory.allocate(size, 3);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                int[] rgb = painter.rgb(x, y);
                for (int channel = 0; channel < 3; channel++) {
                    pixels.sample(x, y, channel, rgb[channel]);
                }
            }
        }
        return new Original(
                Digest.of("painted"),
                MediaType.PNG,
                1,
                size,
                pixels,
                Optional.empty(),
                Original.Colour.ASSUMED_SRGB,
                Optional.empty());
    }
}
