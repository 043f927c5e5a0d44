package dev.packshot.pipeline.vips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import org.junit.jupiter.api.Test;

class VipsTest {
    @Test
    void pixels_survive_a_lossless_round_trip() {
        try (var memory = new PixelMemory(1 << 20);
                Vips vips = Vips.open()) {
            Raster gradient = memory.allocate(new PixelSize(64, 48), 3);
            for (int y = 0; y < 48; y++) {
                for (int x = 0; x < 64; x++) {
                    gradient.sample(x, y, 0, x * 4);
                    gradient.sample(x, y, 1, y * 5);
                    gradient.sample(x, y, 2, 7);
                }
            }

            byte[] png = vips.operation("pngsave_target")
                    .with("in", vips.image(gradient))
                    .encode();
            Raster again = vips.operation("pngload_source")
                    .source(vips.source(png))
                    .image()
                    .raster(memory);

            assertThat(again.pixels().mismatch(gradient.pixels())).isEqualTo(-1);
        }
    }

    @Test
    void an_operation_that_fails_names_itself_and_leaves_the_next_one_working() {
        try (Vips vips = Vips.open()) {
            byte[] rubbish = {1, 2, 3};

            assertThatThrownBy(() -> vips.operation("pngload_source")
                            .source(vips.source(rubbish))
                            .image())
                    .isInstanceOf(VipsException.class)
                    .hasMessageContaining("pngload_source");
            assertThat(vips.operation("black")
                            .with("width", 3)
                            .with("height", 2)
                            .image()
                            .size())
                    .isEqualTo(new PixelSize(3, 2));
        }
    }

    @Test
    void a_killed_session_stops_with_an_exception() {
        try (var memory = new PixelMemory(1 << 20);
                Vips vips = Vips.open()) {
            VipsImage image = vips.operation("black")
                    .with("width", 100)
                    .with("height", 100)
                    .image();

            vips.kill();

            assertThatThrownBy(() -> image.raster(memory))
                    .isInstanceOf(VipsException.class)
                    .hasMessageContaining("stopped");
        }
    }
}
