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
import java.nio.ByteBuffer;
import java.util.ArrayList;
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
            assertThat(matte.source()).isEqualTo("packshot-matte-1");
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

    @Test
    void a_batch_answers_each_picture_as_if_it_were_alone() throws Exception {
        ModelCard card = ModelCard.shipped();
        List<ByteBuffer> pictures = noise(card, 12);
        try (OnnxSession session = OnnxSession.open(ModelSource.shipped(), CPU);
                var queue = new BatchingQueue(session, imageBytes(card), 5);
                ExecutorService callers = Executors.newFixedThreadPool(12)) {
            List<float[]> alone = new ArrayList<>();
            for (ByteBuffer picture : pictures) {
                alone.add(session.run(picture, 1)[0]);
            }

            List<Callable<float[]>> calls = pictures.stream()
                    .<Callable<float[]>>map(picture -> () -> queue.run(picture))
                    .toList();
            List<Future<float[]>> together = callers.invokeAll(calls);

            for (int i = 0; i < pictures.size(); i++) {
                float[] batched = together.get(i).get();
                for (int at = 0; at < batched.length; at++) {
                    assertThat(batched[at]).isCloseTo(alone.get(i)[at], within(1e-3f));
                }
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
