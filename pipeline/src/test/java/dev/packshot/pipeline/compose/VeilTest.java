package dev.packshot.pipeline.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VeilTest {
    @Test
    void a_veil_goes_and_the_edge_stays() {
        try (var memory = new PixelMemory(1 << 16)) {
            Raster alpha = memory.allocate(new PixelSize(20, 20), 1).fill(10);
            alpha.sample(9, 9, 0, 200);

            Veil.lift(alpha);

            for (int y = 0; y < 20; y++) {
                for (int x = 0; x < 20; x++) {
                    int distance = Math.max(Math.abs(x - 9), Math.abs(y - 9));
                    assertThat(alpha.sample(x, y, 0))
                            .as("%d, %d", x, y)
                            .isEqualTo(distance == 0 ? 200 : distance <= 2 ? 10 : 0);
                }
            }
        }
    }

    @Test
    void every_pixel_is_judged_by_its_own_surroundings() {
        var random = new Random(5);
        try (var memory = new PixelMemory(1 << 16)) {
            for (int round = 0; round < 40; round++) {
                var size = new PixelSize(1 + random.nextInt(12), 1 + random.nextInt(12));
                Raster alpha = memory.allocate(size, 1);
                int[][] before = new int[size.height()][size.width()];
                for (int y = 0; y < size.height(); y++) {
                    for (int x = 0; x < size.width(); x++) {
                        before[y][x] = random.nextInt(10) == 0 ? 26 + random.nextInt(230) : random.nextInt(26);
                        alpha.sample(x, y, 0, before[y][x]);
                    }
                }

                Veil.lift(alpha);

                for (int y = 0; y < size.height(); y++) {
                    for (int x = 0; x < size.width(); x++) {
                        assertThat(alpha.sample(x, y, 0)).isEqualTo(nearProduct(before, x, y) ? before[y][x] : 0);
                    }
                }
            }
        }
    }

    private static boolean nearProduct(int[][] alpha, int x, int y) {
        for (int ny = Math.max(0, y - 2); ny <= Math.min(alpha.length - 1, y + 2); ny++) {
            for (int nx = Math.max(0, x - 2); nx <= Math.min(alpha[0].length - 1, x + 2); nx++) {
                if (alpha[ny][nx] >= 26) {
                    return true;
                }
            }
        }
        return false;
    }
}
