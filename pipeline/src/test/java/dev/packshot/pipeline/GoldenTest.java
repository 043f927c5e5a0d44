package dev.packshot.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.PixelSize;
import dev.packshot.catalog.Platform;
import dev.packshot.catalog.Sku;
import dev.packshot.catalog.Slot;
import dev.packshot.pipeline.intake.Limits;
import dev.packshot.pipeline.matte.Accelerator;
import dev.packshot.pipeline.matte.InferenceSettings;
import dev.packshot.pipeline.matte.MatteModel;
import dev.packshot.pipeline.matte.OnnxMatteModel;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.recipe.Profile;
import dev.packshot.pipeline.recipe.Recipe;
import dev.packshot.pipeline.render.jpeg.WhiteGroundJpeg;
import dev.packshot.pipeline.rules.RuleBook;
import dev.packshot.pipeline.vips.Vips;
import dev.packshot.pipeline.vips.VipsImage;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Pictures that are known by heart. Code of ours alone must give the very bytes on every machine; where the imaging
 * library's arithmetic depends on the processor, what the eye sees must stay: 16 × 16 fields of mean luma.
 */
class GoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden.properties");
    private static final int GRID = 16;

    @Test
    void our_own_encoder_gives_the_same_bytes_on_every_machine() {
        try (var memory = new PixelMemory(4 << 20)) {
            Raster uncovered = memory.allocate(PixelSize.square(200), 1).fill(0);
            Digest digest = Digest.of(WhiteGroundJpeg.encode(mug(memory, 200, 3), uncovered, 90, List.of()));

            assertThat(digest.hex()).isEqualTo(known("white-ground-jpeg", digest.hex()));
        }
    }

    @Test
    void the_sets_of_the_three_platforms_look_as_they_always_did() {
        Map<String, String> seen = new TreeMap<>();
        try (var memory = new PixelMemory(64 << 20);
                MatteModel model = OnnxMatteModel.shipped(new InferenceSettings(Accelerator.CPU, "fp32", 1, 1))) {
            var pipeline = new PackshotPipeline(Limits.DEFAULT, model, RuleBook.shipped());
            Recipe recipe = Profile.none()
                    .recipe(List.of(new Platform("amazon"), new Platform("etsy"), new Platform("shopify")));

            Shot shot = pipeline.shoot(
                    new Photograph(png(mug(memory, 1200, 4)), new Sku("MUG"), Slot.MAIN, ""), recipe, List.of(), false);

            for (Shot.Judged judged : shot.renditions()) {
                seen.put(
                        judged.rendition().spec().platform().id(),
                        glance(judged.rendition().bytes(), memory));
            }
        }
        assertThat(seen.keySet()).containsExactly("amazon", "etsy", "shopify");
        seen.forEach((platform, glance) -> assertThat(distance(glance, known(platform, glance)))
                .as(platform)
                .isLessThanOrEqualTo(3));
    }

    /** What is known by heart; {@code -Dpackshot.golden.write=true} learns it anew, for the reviewer of the change. */
    private static String known(String name, String seen) {
        try {
            var golden = new Properties();
            if (Files.exists(GOLDEN)) {
                golden.load(new StringReader(Files.readString(GOLDEN)));
            }
            if (Boolean.getBoolean("packshot.golden.write")) {
                golden.setProperty(name, seen);
                var lines = new TreeMap<String, String>();
                golden.forEach((key, value) -> lines.put(key.toString(), value.toString()));
                Files.createDirectories(GOLDEN.getParent());
                Files.writeString(
                        GOLDEN,
                        lines.entrySet().stream()
                                .map(line -> line.getKey() + "=" + line.getValue() + "\n")
                                .collect(Collectors.joining()));
            }
            return golden.getProperty(name, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Mean luma of 16 × 16 fields as hexadecimal numbers. */
    private static String glance(byte[] file, PixelMemory memory) {
        try (Vips vips = Vips.open()) {
            VipsImage picture =
                    vips.operation("jpegload_source").source(vips.source(file)).image();
            Raster small = vips.operation("resize")
                    .with(
                            "in",
                            vips.operation("colourspace")
                                    .with("in", picture)
                                    .with("space", "b-w")
                                    .image())
                    .with("scale", (double) GRID / picture.width())
                    .with("vscale", (double) GRID / picture.height())
                    .with("kernel", "linear")
                    .image()
                    .raster(memory);
            var text = new StringBuilder();
            for (int y = 0; y < GRID; y++) {
                for (int x = 0; x < GRID; x++) {
                    text.append("%02x".formatted(small.sample(x, y, 0)));
                }
            }
            small.close();
            return text.toString();
        }
    }

    /** Largest difference of a field, 0..255. */
    private static int distance(String a, String b) {
        assertThat(a).hasSameSizeAs(b);
        int most = 0;
        for (int i = 0; i < a.length(); i += 2) {
            most = Math.max(
                    most,
                    Math.abs(
                            Integer.parseInt(a.substring(i, i + 2), 16) - Integer.parseInt(b.substring(i, i + 2), 16)));
        }
        return most;
    }

    /** A striped mug on white (3 bands) or already cut out (4 bands), from whole numbers only. */
    private static Raster mug(PixelMemory memory, int side, int bands) {
        Raster mug = memory.allocate(PixelSize.square(side), bands).fill(bands == 3 ? 255 : 0);
        for (int y = side / 5; y < side * 4 / 5; y++) {
            for (int x = side / 4; x < side * 3 / 4; x++) {
                int across = (x - side / 4) * 200 / (side / 2);
                boolean stripe = y / (side / 20) % 3 == 0;
                mug.sample(x, y, 0, stripe ? 240 - across / 2 : 40 + across / 4);
                mug.sample(x, y, 1, stripe ? 200 - across / 2 : 60 + across / 3);
                mug.sample(x, y, 2, stripe ? 60 : 140 - across / 2);
                if (bands == 4) {
                    mug.sample(x, y, 3, 255);
                }
            }
        }
        return mug;
    }

    private static byte[] png(Raster picture) {
        try (Vips vips = Vips.open()) {
            return vips.operation("pngsave_target")
                    .with("in", vips.image(picture))
                    .encode();
        }
    }
}
