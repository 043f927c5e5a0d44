package dev.packshot.pipeline.matte;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.intake.Original;
import dev.packshot.pipeline.raster.PixelMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatteCacheTest {
    private static final Digest WEIGHTS = Digest.of("weights");

    @TempDir
    Path folder;

    @Test
    void the_same_file_is_inferred_once_also_after_a_restart() {
        var model = new CountingModel();
        try (var memory = new PixelMemory(1 << 20)) {
            Original original = original(memory, "mug", 30);
            Matte first = new MatteCache(model, folder, WEIGHTS).matte(original);

            Matte second = new MatteCache(model, folder, WEIGHTS).matte(original);

            assertThat(model.asked).isEqualTo(1);
            assertThat(second.coverage()).containsExactly(first.coverage());
            assertThat(second.size()).isEqualTo(first.size());
            assertThat(second.source()).isEqualTo(first.source());
        }
    }

    @Test
    void another_file_other_weights_or_another_working_size_is_inferred_anew() {
        var model = new CountingModel();
        try (var memory = new PixelMemory(1 << 20)) {
            new MatteCache(model, folder, WEIGHTS).matte(original(memory, "mug", 30));

            new MatteCache(model, folder, WEIGHTS).matte(original(memory, "lamp", 30));
            new MatteCache(model, folder, Digest.of("others")).matte(original(memory, "mug", 30));
            new MatteCache(model, folder, WEIGHTS).matte(original(memory, "mug", 20));

            assertThat(model.asked).isEqualTo(4);
        }
    }

    @Test
    void a_damaged_entry_is_inferred_anew() throws IOException {
        var model = new CountingModel();
        try (var memory = new PixelMemory(1 << 20)) {
            Original original = original(memory, "mug", 30);
            new MatteCache(model, folder, WEIGHTS).matte(original);
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.write(file, new byte[] {1, 2, 3});
                }
            }

            new MatteCache(model, folder, WEIGHTS).matte(original);

            assertThat(model.asked).isEqualTo(2);
        }
    }

    private static Original original(PixelMemory memory, String content, int side) {
        return new Original(
                Digest.of(content),
                MediaType.JPEG,
                1,
                PixelSize.square(60),
                memory.allocate(PixelSize.square(side), 3),
                Optional.empty(),
                Original.Colour.ASSUMED_SRGB,
                Optional.empty());
    }

    /** Gives a small matte in 255ths, as every model does. */
    private static final class CountingModel implements MatteModel {
        private int asked;

        @Override
        public Matte matte(Original original) {
            asked++;
            return new Matte(
                    new PixelSize(3, 2), new float[] {0, 1 / 255f, 100 / 255f, 254 / 255f, 1, 0.2f}, "counting");
        }

        @Override
        public ModelCard card() {
            ModelCard shipped = ModelCard.shipped();
            return new ModelCard(
                    "counting",
                    "1",
                    "Apache-2.0",
                    shipped.variants(),
                    shipped.input(),
                    shipped.output(),
                    shipped.thresholds(),
                    shipped.knownFailures(),
                    shipped.terms(),
                    Optional.empty());
        }

        @Override
        public String processor() {
            return "CPU";
        }

        @Override
        public void close() {}
    }
}
