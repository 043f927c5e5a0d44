package dev.packshot.pipeline.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.catalog.PixelSize;
import org.junit.jupiter.api.Test;

class PixelMemoryTest {
    @Test
    void a_picture_never_holds_more_than_its_budget() {
        try (var memory = new PixelMemory(1000)) {
            Raster first = memory.allocate(new PixelSize(20, 20), 2);

            assertThatThrownBy(() -> memory.allocate(new PixelSize(20, 20), 1)).isInstanceOf(OutOfPixelMemory.class);

            first.close();
            assertThat(memory.allocate(new PixelSize(20, 20), 1).byteSize()).isEqualTo(400);
            assertThat(memory.peakBytes()).isEqualTo(800);
        }
    }

    @Test
    void closing_the_memory_frees_every_raster_also_one_that_was_closed_before() {
        var memory = new PixelMemory(1000);
        Raster kept = memory.allocate(new PixelSize(5, 5), 3);
        memory.allocate(new PixelSize(5, 5), 3).close();

        memory.close();

        assertThatThrownBy(() -> kept.sample(0, 0, 0)).isInstanceOf(IllegalStateException.class);
    }
}
