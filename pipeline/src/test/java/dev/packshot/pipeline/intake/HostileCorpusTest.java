package dev.packshot.pipeline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileCorpusTest {
    private static final long MOST_BYTES = 300L << 20;

    private final Intake intake = new Intake(Limits.DEFAULT);

    static List<HostileCorpus.Sample> corpus() {
        return HostileCorpus.all();
    }

    @ParameterizedTest
    @MethodSource("corpus")
    @Timeout(10)
    void a_bad_file_is_refused_for_its_reason_or_shows_the_right_picture(HostileCorpus.Sample sample) {
        try (var memory = new PixelMemory(Limits.DEFAULT.pixelMemory())) {
            Footprint footprint = Footprint.start();
            try {
                Original taken = intake.open(sample.file(), memory);
                assertThat(sample.like()).as("may be taken in").isPresent();
                assertThat(difference(taken.pixels(), sample.like().orElseThrow()))
                        .as("mean difference from the good file")
                        .isLessThan(1);
            } catch (Refusal refusal) {
                assertThat(sample.refusals()).as(refusal.getMessage()).contains(refusal.reason());
            }

            assertThat(memory.peakBytes()).isLessThan(MOST_BYTES);
            assertThat(footprint.grown()).isLessThan(MOST_BYTES);
        }
    }

    @Test
    void every_remedy_says_what_to_do() {
        for (Refusal.Reason reason : Refusal.Reason.values()) {
            assertThat(reason.remedy()).isNotBlank().endsWith(".");
        }
    }

    private double difference(Raster pixels, byte[] like) {
        try (var memory = new PixelMemory(1 << 24)) {
            Raster right = intake.open(like, memory).pixels();
            assertThat(pixels.size()).isEqualTo(right.size());
            long sum = 0;
            byte[] a = new byte[right.stride()];
            byte[] b = new byte[right.stride()];
            for (int y = 0; y < right.height(); y++) {
                pixels.readRow(y, a);
                right.readRow(y, b);
                for (int i = 0; i < a.length; i++) {
                    sum += Math.abs((a[i] & 0xFF) - (b[i] & 0xFF));
                }
            }
            return (double) sum / right.byteSize();
        }
    }

    /** Resident memory of the process above its start, where the system tells it; else nothing. */
    private record Footprint(OptionalLong before) {
        static Footprint start() {
            try {
                // Makes Linux count the high-water mark anew (proc(5), clear_refs).
                Files.writeString(Path.of("/proc/self/clear_refs"), "5");
                return new Footprint(status("VmRSS"));
            } catch (IOException e) {
                return new Footprint(OptionalLong.empty());
            }
        }

        long grown() {
            if (before.isEmpty()) {
                return 0;
            }
            try {
                return status("VmHWM").orElseThrow() - before.getAsLong();
            } catch (IOException e) {
                return 0;
            }
        }

        private static OptionalLong status(String field) throws IOException {
            try (var lines = Files.lines(Path.of("/proc/self/status"))) {
                return lines.filter(line -> line.startsWith(field + ":"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                        .findFirst();
            }
        }
    }
}
