package dev.packshot.catalog;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ImageSpecTest {
    @Test
    void a_target_that_no_file_can_meet_is_not_made() {
        assertThatThrownBy(() -> spec(0, Backdrop.WHITE, MediaType.JPEG, 90)).hasMessageContaining("Fill");
        assertThatThrownBy(() -> spec(1.1, Backdrop.WHITE, MediaType.JPEG, 90)).hasMessageContaining("Fill");
        assertThatThrownBy(() -> spec(0.9, Backdrop.TRANSPARENT, MediaType.JPEG, 90))
                .hasMessageContaining("no alpha channel");
        assertThatThrownBy(() -> spec(0.9, Backdrop.WHITE, MediaType.GIF, 90)).hasMessageContaining("GIF");
        assertThatThrownBy(() -> spec(0.9, Backdrop.WHITE, MediaType.JPEG, 101)).hasMessageContaining("Quality");
    }

    private static ImageSpec spec(double fill, Backdrop backdrop, MediaType format, int quality) {
        return new ImageSpec(
                new Platform("shop"),
                true,
                PixelSize.square(100),
                50,
                fill,
                backdrop,
                Shadow.NONE,
                format,
                quality,
                50,
                1000);
    }
}
