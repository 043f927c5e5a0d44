package dev.packshot.pipeline.refine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.PixelRect;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.refine.grid.Grid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameContactTest {
    /** 1.5 % of the width are 24 pixels; four of 320 cells, which count along the shorter side, are 20. */
    private static final PixelSize PHOTO = new PixelSize(1600, 800);

    private final PixelMemory memory = new PixelMemory(8 << 20);

    @AfterEach
    void give_back() {
        memory.close();
    }

    @ParameterizedTest
    @CsvSource({"700, 0, 24, 1", "700, 799, 24, 1", "0, 300, 1, 20", "1599, 300, 1, 20"})
    void half_covered_pixels_along_a_side_touch_it(int left, int top, int width, int height) {
        boolean touches = touches(new PixelRect(left, top, width, height), 128);

        assertThat(touches).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"700, 0, 23, 1", "700, 799, 23, 1", "0, 300, 1, 19", "1599, 300, 1, 19"})
    void a_strand_that_leaves_the_picture_touches_nothing(int left, int top, int width, int height) {
        boolean touches = touches(new PixelRect(left, top, width, height), 255);

        assertThat(touches).isFalse();
    }

    @Test
    void a_faint_veil_touches_nothing() {
        boolean touches = touches(new PixelRect(0, 0, 1600, 800), 127);

        assertThat(touches).isFalse();
    }

    @Test
    void a_product_one_pixel_off_the_frame_touches_nothing() {
        boolean touches = touches(new PixelRect(1, 1, 1598, 798), 255);

        assertThat(touches).isFalse();
    }

    @Test
    void the_border_of_the_cropped_rectangle_is_not_the_photographs() {
        Raster alpha = memory.allocate(new PixelSize(400, 300), 1).fill(255);

        boolean touches = FrameContact.of(alpha, new PixelRect(10, 10, 400, 300), Grid.of(PHOTO));

        assertThat(touches).isFalse();
    }

    private boolean touches(PixelRect covered, int value) {
        Raster alpha = memory.allocate(PHOTO, 1).fill(0);
        for (int y = covered.top(); y < covered.bottom(); y++) {
            for (int x = covered.left(); x < covered.right(); x++) {
                alpha.sample(x, y, 0, value);
            }
        }
        return FrameContact.of(alpha, new PixelRect(0, 0, PHOTO.width(), PHOTO.height()), Grid.of(PHOTO));
    }
}
