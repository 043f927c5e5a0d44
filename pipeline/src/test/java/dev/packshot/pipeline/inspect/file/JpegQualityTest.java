package dev.packshot.pipeline.inspect.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.vips.Vips;
import dev.packshot.pipeline.vips.VipsImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JpegQualityTest {
    @ParameterizedTest
    @ValueSource(ints = {5, 30, 49, 50, 60, 75, 89, 90, 95, 98, 100})
    void the_setting_is_read_back_from_the_file(int quality) {
        assertThat(JpegQuality.of(jpeg(quality))).hasValue(quality);
    }

    @Test
    void a_file_cut_short_at_any_byte_gives_no_quality_instead_of_an_error() {
        byte[] whole = jpeg(80);

        for (int length = 0; length < Math.min(700, whole.length); length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThat(JpegQuality.of(cut).orElse(80)).isEqualTo(80);
        }
    }

    private static byte[] jpeg(int quality) {
        try (var memory = new PixelMemory(1 << 20);
                Vips vips = Vips.open()) {
            VipsImage grey =
                    vips.image(memory.allocate(PixelSize.square(200), 3).fill(120));
            return vips.operation("jpegsave_target")
                    .with("in", grey)
                    .with("Q", quality)
                    .encode();
        }
    }
}
