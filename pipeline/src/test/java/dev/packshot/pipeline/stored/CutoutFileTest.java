package dev.packshot.pipeline.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.doubt.Evidence;
import dev.packshot.pipeline.doubt.Feature;
import dev.packshot.pipeline.raster.OutOfPixelMemory;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.PixelRect;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.refine.Cutout;
import dev.packshot.pipeline.refine.Uncertainty;
import dev.packshot.pipeline.refine.Uncertainty.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CutoutFileTest {
    private static final PixelSize SIZE = new PixelSize(61, 37);
    private static final long BYTES = SIZE.pixels() * 7;

    private final PixelMemory memory = new PixelMemory(1 << 20);

    @AfterEach
    void giveBack() {
        memory.close();
    }

    @Test
    void a_cut_out_reads_back_equal_to_the_last_bit() {
        Cutout written = anyCutout(7);

        Cutout read = CutoutFile.read(CutoutFile.write(written), memory);

        assertThat(read.pixels().pixels().mismatch(written.pixels().pixels())).isEqualTo(-1);
        assertThat(read.source().pixels().mismatch(written.source().pixels())).isEqualTo(-1);
        assertThat(read)
                .isEqualTo(new Cutout(
                        read.pixels(),
                        read.source(),
                        written.place(),
                        written.photo(),
                        written.box(),
                        written.scale(),
                        written.uncertainty()));
    }

    @Test
    void the_same_cut_out_gives_the_same_bytes() {
        byte[] first = CutoutFile.write(anyCutout(7));

        byte[] second = CutoutFile.write(anyCutout(7));

        assertThat(second).isEqualTo(first);
        assertThat(CutoutFile.write(anyCutout(8))).isNotEqualTo(first);
    }

    @Test
    void writing_gives_its_memory_back_and_reading_takes_no_more_than_the_pixels() {
        Cutout cutout = anyCutout(1);
        byte[] file = CutoutFile.write(cutout);
        assertThat(memory.peakBytes()).isEqualTo(BYTES + SIZE.pixels() * 4);

        try (var exact = new PixelMemory(BYTES);
                var tooSmall = new PixelMemory(BYTES - 1)) {
            CutoutFile.read(file, exact);

            assertThat(exact.peakBytes()).isEqualTo(BYTES);
            assertThatThrownBy(() -> CutoutFile.read(file, tooSmall)).isInstanceOf(OutOfPixelMemory.class);
        }
    }

    @Test
    void whatever_bit_flips_is_noticed() {
        byte[] file = CutoutFile.write(anyCutout(3));
        var random = new Random(5);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = file.clone();
            int at = i < 40 ? i : random.nextInt(file.length);
            damaged[at] ^= (byte) (1 << random.nextInt(8));

            assertThatThrownBy(() -> CutoutFile.read(damaged, memory))
                    .as("byte %d", at)
                    .isInstanceOfSatisfying(StoredUnreadable.class, e -> assertThat(e.remedy())
                            .contains("Cut the photograph out again"));
        }
    }

    @Test
    void wherever_it_is_cut_off_is_noticed() {
        byte[] file = CutoutFile.write(anyCutout(3));
        for (int length = 0; length < file.length; length += Math.max(1, length / 9)) {
            byte[] part = Arrays.copyOf(file, length);

            assertThatThrownBy(() -> CutoutFile.read(part, memory))
                    .as("%d bytes", length)
                    .isInstanceOf(StoredUnreadable.class);
        }
    }

    @Test
    void foreign_bytes_are_no_cut_out() {
        byte[] foreign = new byte[4000];
        new Random(2).nextBytes(foreign);

        assertThatThrownBy(() -> CutoutFile.read(foreign, memory))
                .isInstanceOf(StoredUnreadable.class)
                .hasMessageContaining("aren't a stored cut-out");
    }

    @Test
    void a_format_of_another_build_is_named() {
        byte[] file = CutoutFile.write(anyCutout(3));
        ByteBuffer.wrap(file).putInt(8, 2);

        assertThatThrownBy(() -> CutoutFile.read(file, memory))
                .isInstanceOf(StoredUnreadable.class)
                .hasMessageContaining("format 2");
    }

    @Test
    void a_header_that_lies_about_the_pixels_is_refused_before_they_are_decoded() {
        byte[] file = CutoutFile.write(anyCutout(3));
        byte[] tall = withHeader(file, "\"height\":37", "\"height\":30");
        byte[] outside = withHeader(file, "\"width\":50", "\"width\":60");

        assertThatThrownBy(() -> CutoutFile.read(tall, memory)).isInstanceOf(StoredUnreadable.class);
        assertThatThrownBy(() -> CutoutFile.read(outside, memory)).isInstanceOf(StoredUnreadable.class);
    }

    /** The same file with another word in its header and a checksum that fits. */
    private static byte[] withHeader(byte[] file, String from, String to) {
        ByteBuffer changed = ByteBuffer.wrap(file.clone());
        int length = changed.getInt(12);
        String header = new String(file, 16, length, StandardCharsets.UTF_8);
        assertThat(header).contains(from);
        changed.put(16, header.replace(from, to).getBytes(StandardCharsets.UTF_8));
        var crc = new CRC32C();
        crc.update(changed.array(), 0, file.length - 4);
        return changed.putInt(file.length - 4, (int) crc.getValue()).array();
    }

    /** Every pixel at random: no rule between photograph, colours and alpha may be needed. */
    private Cutout anyCutout(long seed) {
        var random = new Random(seed);
        return new Cutout(
                anyPixels(random, 4),
                anyPixels(random, 3),
                new PixelRect(3, 2, SIZE.width(), SIZE.height()),
                new PixelSize(70, 50),
                new PixelRect(5, 4, 50, 20),
                1 / 3.0,
                new Uncertainty(
                        0.1 + 0.2,
                        Set.of(Reason.UNUSUAL_SIZE, Reason.EDGE_DOUBT, Reason.TOUCHES_FRAME),
                        new Evidence(Map.of(Feature.EDGE, 1e-9, Feature.FRAGILITY, 1 / 7.0))));
    }

    private Raster anyPixels(Random random, int bands) {
        Raster raster = memory.allocate(SIZE, bands);
        byte[] row = new byte[raster.stride()];
        for (int y = 0; y < SIZE.height(); y++) {
            random.nextBytes(row);
            raster.writeRow(y, row);
        }
        return raster;
    }
}
