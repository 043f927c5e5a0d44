package dev.packshot.pipeline.inspect.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {
    @ParameterizedTest
    @CsvSource({"1,1", "7,5", "64,9", "65,3", "130,40", "200,1"})
    void agrees_with_looking_at_every_pair_of_pixels(int width, int height) {
        var random = new Random(width * 31L + height);
        try (var memory = new PixelMemory(1 << 20)) {
            Raster band = memory.allocate(new PixelSize(width, height), 1).fill(0);
            for (int i = 0; i < 1 + width * height / 60; i++) {
                band.sample(random.nextInt(width), random.nextInt(height), 0, 1 + random.nextInt(255));
            }

            Mask mask = Mask.atLeast(band, 100);
            Mask grown = mask.grown(2);
            Mask shrunk = mask.inverse().shrunk(2);

            long count = 0;
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    boolean in = band.sample(x, y, 0) >= 100;
                    boolean near = isNear(band, x, y);
                    count += in ? 1 : 0;
                    assertThat(mask.has(x, y)).isEqualTo(in);
                    assertThat(grown.has(x, y)).isEqualTo(near);
                    assertThat(shrunk.has(x, y)).isEqualTo(!near);
                    assertThat(mask.nextIn(y, x) == x).isEqualTo(in);
                    assertThat(mask.nextOut(y, x) == x).isEqualTo(!in);
                }
            }
            assertThat(mask.count()).isEqualTo(count);
            assertThat(mask.inverse().count()).isEqualTo((long) width * height - count);
        }
    }

    @ParameterizedTest
    @CsvSource({"200,100,1", "200,100,30", "100,200,60", "65,65,2"})
    void a_frame_is_the_outermost_pixels(int width, int height, int thickness) {
        Mask frame = Mask.frame(new PixelSize(width, height), thickness);

        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int toBorder = Math.min(Math.min(x, width - 1 - x), Math.min(y, height - 1 - y));
                assertThat(frame.has(x, y)).isEqualTo(toBorder < thickness);
            }
        }
    }

    private static boolean isNear(Raster band, int x, int y) {
        for (int v = Math.max(0, y - 2); v <= Math.min(band.height() - 1, y + 2); v++) {
            for (int u = Math.max(0, x - 2); u <= Math.min(band.width() - 1, x + 2); u++) {
                if (band.sample(u, v, 0) >= 100) {
                    return true;
                }
            }
        }
        return false;
    }
}
