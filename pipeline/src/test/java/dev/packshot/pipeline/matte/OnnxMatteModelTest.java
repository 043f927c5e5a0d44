package dev.packshot.pipeline.matte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.intake.Original;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxMatteModelTest {
    private static final InferenceSettings CPU = new InferenceSettings(Accelerator.CPU, "fp32", 1, 1);

    private final PixelMemory memory = new PixelMemory(64 << 20);

    @AfterEach
    void free() {
        memory.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fp32", "int8"})
    void a_clear_product_on_a_plain_ground_is_found(String precision) {
        Original ball = ballOnSheet(new PixelSize(900, 600));

        try (var model = OnnxMatteModel.shipped(new InferenceSettings(Accelerator.CPU, precision, 1, 1))) {
            Matte matte = model.matte(ball);

            assertThat(matte.size()).isEqualTo(new PixelSize(320, 213));
            assertThat(matte.source()).isEqualTo("packshot-matte-2");
            assertThat(matte.at(160, 106)).as("middle of the ball").isGreaterThan(0.6f);
            assertThat(matte.at(15, 15)).as("corner of the sheet").isLessThan(0.3f);
        }
    }

    @Test
    void a_wish_for_a_gpu_ends_on_the_cpu_where_there_is_none() {
        try (var model = OnnxMatteModel.shipped(new InferenceSettings(Accelerator.CUDA, "fp32", 1, 4))) {
            assertThat(model.processor()).isEqualTo("CPU");
            assertThat(model.matte(ballOnSheet(new PixelSize(200, 200))).at(160, 160))
                    .isGreaterThan(0.6f);
        }
    }

    @Test
    void an_unknown_precision_names_those_that_there_are() {
        assertThatThrownBy(() -> OnnxMatteModel.shipped(new InferenceSettings(Accelerator.CPU, "fp8", 1, 1)))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessageContaining("[fp32, int8]");
    }

    @ParameterizedTest
    @CsvSource({"fp32, 1", "fp32, 3", "fp32, 8", "int8, 1", "int8, 3", "int8, 8"})
    void a_picture_gets_the_same_values_on_every_run_in_batches_and_alone(String precision, int largestBatch)
            throws Exception {
        ModelCard card = ModelCard.shipped();
        List<ByteBuffer> pictures = noise(card, 8);
        try (OnnxSession session = OnnxSession.open(
                        ModelSource.shipped(), new InferenceSettings(Accelerator.CPU, precision, 1, 1));
                var queue = new BatchingQueue(session, imageBytes(card), largestBatch);
                ExecutorService callers = Executors.newFixedThreadPool(pictures.size())) {
            List<float[]> alone = new ArrayList<>();
            for (ByteBuffer picture : pictures) {
                alone.add(session.run(picture, 1)[0]);
            }

            for (int round = 0; round < 2; round++) {
                List<Future<float[]>> together = callers.invokeAll(pictures.stream()
                        .<Callable<float[]>>map(picture -> () -> queue.run(picture))
                        .toList());

                for (int i = 0; i < pictures.size(); i++) {
                    assertThat(Arrays.equals(together.get(i).get(), alone.get(i)))
                            .as("picture %d, round %d", i, round)
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fp32", "int8"})
    void a_batch_of_any_size_gives_each_picture_the_values_that_it_gets_alone(String precision) {
        ModelCard card = ModelCard.shipped();
        List<ByteBuffer> pictures = noise(card, 8);
        try (OnnxSession session =
                OnnxSession.open(ModelSource.shipped(), new InferenceSettings(Accelerator.CPU, precision, 1, 1))) {
            for (int size : new int[] {1, 3, 8}) {
                ByteBuffer batch = ByteBuffer.allocateDirect(imageBytes(card) * size);
                pictures.subList(0, size).forEach(picture -> batch.put(picture.duplicate()));

                float[][] together = session.run(batch.flip(), size);

                for (int i = 0; i < size; i++) {
                    assertThat(Arrays.equals(together[i], session.run(pictures.get(i), 1)[0]))
                            .as("picture %d of %d", i, size)
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fp32", "int8"})
    void a_photograph_gets_the_same_matte_on_every_run_on_any_thread_after_a_restart(String precision)
            throws Exception {
        Original ball = ballOnSheet(new PixelSize(600, 450));
        var settings = new InferenceSettings(Accelerator.CPU, precision, 1, 8);
        Matte first;
        try (var model = OnnxMatteModel.shipped(settings)) {
            first = model.matte(ball);
        }
        try (var model = OnnxMatteModel.shipped(settings);
                ExecutorService callers = Executors.newFixedThreadPool(4)) {

            List<Future<Matte>> again =
                    callers.invokeAll(Collections.nCopies(8, (Callable<Matte>) () -> model.matte(ball)));

            for (Future<Matte> matte : again) {
                assertThat(matte.get().coverage()).isEqualTo(first.coverage());
            }
        }
    }

    @Test
    void a_failed_batch_fails_its_callers_and_the_next_one_runs() {
        ModelCard card = ModelCard.shipped();
        ByteBuffer tooLarge =
                ByteBuffer.allocateDirect(card.input().width() * card.input().height() * 3 * 8);
        try (OnnxSession session = OnnxSession.open(ModelSource.shipped(), CPU);
                var queue = new BatchingQueue(session, imageBytes(card), 2)) {
            assertThatThrownBy(() -> queue.run(tooLarge)).isInstanceOf(ModelUnavailable.class);
            assertThat(queue.run(noise(card, 1).getFirst()))
                    .hasSize(card.input().width() * card.input().height());
        }
    }

    private static int imageBytes(ModelCard card) {
        return new InputTensor(card.input()).bytes();
    }

    private static List<ByteBuffer> noise(ModelCard card, int count) {
        List<ByteBuffer> pictures = new ArrayList<>();
        for (int seed = 0; seed < count; seed++) {
            byte[] bytes = new byte[card.input().width() * card.input().height() * 3];
            new Random(seed).nextBytes(bytes);
            pictures.add(ByteBuffer.allocateDirect(bytes.length).put(bytes).flip());
        }
        return pictures;
    }

    private Original ballOnSheet(PixelSize size) {
        Raster pixels = memory.allocate(size, 3);
        double radius = size.shortest() * 0.3;
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                double dx = (x - size.width() / 2.0) / radius;
                double dy = (y - size.height() / 2.0) / radius;
                boolean ball = dx * dx + dy * dy < 1;
                double light = 0.5 - 0.35 * dx - 0.3 * dy;
                pixels.sample(x, y, 0, ball ? (int) Math.clamp(60 + 170 * light, 0, 255) : 224);
                pixels.sample(x, y, 1, ball ? (int) Math.clamp(10 + 60 * light, 0, 255) : 222);
                pixels.sample(x, y, 2, ball ? (int) Math.clamp(15 + 50 * light, 0, 255) : 216);
            }
        }
        return new Original(
                Digest.of("ball" + size),
                MediaType.PNG,
                1,
                size,
                pixels,
                Optional.empty(),
                Original.Colour.ASSUMED_SRGB,
                Optional.empty());
    }
}
