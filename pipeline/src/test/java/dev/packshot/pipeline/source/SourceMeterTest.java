package dev.packshot.pipeline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.intake.Original;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.source.SourceQuality.Finding;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SourceMeterTest {
    private static final PixelSize SIZE = new PixelSize(1200, 900);

    private final SourceMeter meter = new SourceMeter();
    private final PixelMemory memory = new PixelMemory(1 << 26);

    @AfterEach
    void free() {
        memory.close();
    }

    @Test
    void a_clear_photograph_has_no_findings() {
        assertThat(measure(SIZE, (x, y) -> (x / 100 + y / 100) % 2 == 0 ? 200 : 90)
                        .findings())
                .isEmpty();
    }

    @Test
    void slow_transitions_everywhere_look_blurred() {
        SourceQuality quality = measure(SIZE, (x, y) -> (int) (128 + 60 * Math.sin(x / 50.0) * Math.sin(y / 50.0)));

        assertThat(quality.findings()).containsExactly(Finding.BLURRED);
    }

    @Test
    void noise_is_estimated_within_a_tenth() {
        var random = new Random(3);

        SourceQuality quality = measure(SIZE, (x, y) -> (int) Math.round(128 + 10 * random.nextGaussian()));

        assertThat(quality.noise()).isCloseTo(10, within(1.0));
        assertThat(quality.findings()).contains(Finding.NOISY);
    }

    @Test
    void a_white_studio_background_is_not_overexposed_but_a_burnt_product_is() {
        SourceQuality studio = measure(SIZE, (x, y) -> inside(x, y, 200) ? 120 : 255);

        SourceQuality burnt = measure(SIZE, (x, y) -> inside(x, y, 300) && !inside(x, y, 350) ? 120 : 255);

        assertThat(studio.clippedHighlights()).isGreaterThan(0.5);
        assertThat(studio.findings()).doesNotContain(Finding.OVEREXPOSED);
        assertThat(burnt.findings()).contains(Finding.OVEREXPOSED);
    }

    @Test
    void a_dark_photograph_is_dark_and_a_small_one_is_small() {
        SourceQuality quality = measure(new PixelSize(400, 300), (x, y) -> (x / 20 + y / 20) % 2 == 0 ? 0 : 40);

        assertThat(quality.findings()).containsExactly(Finding.DARK, Finding.SMALL);
        assertThat(quality.clippedShadows()).isCloseTo(0.5, within(0.01));
        assertThat(quality.meanLuma()).isCloseTo(20, within(0.5));
        assertThat(quality.shortestSide()).isEqualTo(300);
    }

    private static boolean inside(int x, int y, int margin) {
        return x >= margin && y >= margin && x < SIZE.width() - margin && y < SIZE.height() - margin;
    }

    private SourceQuality measure(PixelSize size, IntBinaryOperator grey) {
        Raster pixels = memory.allocate(size, 3);
        byte[] row = new byte[pixels.stride()];
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                byte value = (byte) Math.clamp(grey.applyAsInt(x, y), 0, 255);
                row[3 * x] = value;
                row[3 * x + 1] = value;
                row[3 * x + 2] = value;
            }
            pixels.writeRow(y, row);
        }
        return meter.measure(new Original(
                Digest.of("x"),
                MediaType.PNG,
                1,
                size,
                pixels,
                Optional.empty(),
                Original.Colour.ASSUMED_SRGB,
                Optional.empty()));
    }
}
