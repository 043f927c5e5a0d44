package dev.packshot.pipeline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThatCode;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.intake.Original.Colour;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.vips.Vips;
import dev.packshot.pipeline.vips.VipsImage;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeTest {
    private static final String TERM = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";

    private final Intake intake = new Intake(Limits.DEFAULT);
    private final PixelMemory memory = new PixelMemory(1 << 28);

    @AfterEach
    void free() {
        memory.close();
    }

    /** The corner of the stored picture that is red must come to stand where Exif says: upper left is x 0, y 0. */
    @ParameterizedTest
    @CsvSource({"1,0,0", "2,1,0", "3,1,1", "4,0,1", "5,0,0", "6,1,0", "7,1,1", "8,0,1"})
    void stands_upright_for_every_orientation(int orientation, int right, int bottom) {
        byte[] plain = SamplePictures.encoded("jpegsave_target", o -> o.with("Q", 95));

        Original original = intake.open(Forge.jpegWith(plain, 0xE1, Forge.exif(orientation, 0)), memory);

        PixelSize expected = orientation >= 5 ? SamplePictures.SIZE.turned() : SamplePictures.SIZE;
        assertThat(original.upright()).isEqualTo(expected);
        Raster pixels = original.pixels();
        assertThat(pixels.size()).isEqualTo(expected);
        int x = right == 1 ? expected.width() - 8 : 8;
        int y = bottom == 1 ? expected.height() - 8 : 8;
        assertThat(pixels.sample(x, y, 0)).as("red corner").isGreaterThan(200);
        // Blue is below red as stored: turned pictures have it beside red.
        boolean beside = orientation >= 5;
        int bx = beside ? expected.width() - 1 - x : x;
        int by = beside ? y : expected.height() - 1 - y;
        assertThat(pixels.sample(bx, by, 2)).as("blue corner").isGreaterThan(190);
    }

    @Test
    void the_same_file_gives_the_same_pixels_after_any_other() {
        Map<String, Digest> first = digests();

        Map<String, Digest> second = digests();

        assertThat(second).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain.png",
                "interlaced.png",
                "sixteen.png",
                "strips.tif",
                "tiles.tif",
                "lossless.webp",
                "plain.gif"
            })
    void lossless_files_show_the_picture_itself(String name) {
        Raster picture = SamplePictures.picture(memory);

        Raster pixels = intake.open(SamplePictures.all().getOrDefault(name, new byte[0]), memory)
                .pixels();

        int tolerance = name.equals("plain.gif") ? 40 : 0;
        for (int[] at : new int[][] {{3, 3}, {80, 60}, {157, 3}, {3, 117}, {157, 117}}) {
            for (int band = 0; band < 3; band++) {
                assertThat(Math.abs(pixels.sample(at[0], at[1], band) - picture.sample(at[0], at[1], band)))
                        .isLessThanOrEqualTo(tolerance);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pngsave_target", "tiffsave_target", "webpsave_target"})
    void a_cut_out_picture_keeps_its_alpha_and_the_colours_under_it(String saver) {
        Raster cutOut = memory.allocate(SamplePictures.SIZE, 4).fill(200);
        cutOut.sample(80, 60, 3, 0);
        cutOut.sample(81, 60, 3, 255);

        Original original = intake.open(saved(cutOut, saver), memory);

        Raster alpha = original.alpha().orElseThrow();
        assertThat(alpha.size()).isEqualTo(original.pixels().size());
        assertThat(alpha.sample(80, 60, 0)).isZero();
        assertThat(alpha.sample(81, 60, 0)).isEqualTo(255);
        assertThat(alpha.sample(10, 10, 0)).isEqualTo(200);
        assertThat(original.pixels().sample(80, 60, 1)).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"2,64,true", "1,128,true", "0,64,false"})
    void a_tiff_says_what_its_extra_channel_means(int meaning, int colour, boolean transparency) {
        Raster half = memory.allocate(SamplePictures.SIZE, 4);
        for (int y = 0; y < half.height(); y++) {
            for (int x = 0; x < half.width(); x++) {
                for (int band = 0; band < 4; band++) {
                    half.sample(x, y, band, band == 3 ? 128 : 64);
                }
            }
        }
        byte[] tiff = saved(half, "tiffsave_target");
        byte[] entry = {0x52, 1, 3, 0, 1, 0, 0, 0, 2};
        for (int i = 0; i + entry.length < tiff.length; i++) {
            if (Arrays.equals(tiff, i, i + entry.length, entry, 0, entry.length)) {
                tiff[i + 8] = (byte) meaning;
            }
        }

        Original original = intake.open(tiff, memory);

        assertThat(original.pixels().sample(5, 5, 0)).isBetween(colour - 1, colour + 1);
        assertThat(original.alpha().isPresent()).isEqualTo(transparency);
    }

    @Test
    void a_large_cut_out_picture_is_reduced_with_its_alpha() {
        Raster cutOut = memory.allocate(new PixelSize(400, 300), 4).fill(90);
        Limits small = new Limits(1 << 26, 50_000_000, 300, Duration.ofSeconds(8), 30_000, 1L << 29);

        Original original = new Intake(small).open(saved(cutOut, "pngsave_target"), memory);

        assertThat(original.pixels().size()).isEqualTo(new PixelSize(200, 150));
        assertThat(original.workingScale()).isEqualTo(0.5);
        assertThat(original.pixels().sample(100, 75, 1)).isBetween(89, 91);
        assertThat(original.alpha().orElseThrow().sample(100, 75, 0)).isBetween(89, 91);
    }

    @Test
    void two_threads_see_what_one_sees() {
        Map<String, Digest> alone = digests();

        List<Map<String, Digest>> together =
                IntStream.range(0, 2).parallel().mapToObj(i -> digests()).toList();

        assertThat(together).allMatch(alone::equals);
    }

    @Test
    void sixteen_bit_alpha_survives_a_colour_conversion() {
        Raster cutOut = memory.allocate(SamplePictures.SIZE, 4).fill(128);
        byte[] file;
        try (Vips vips = Vips.open()) {
            VipsImage image = vips.operation("copy")
                    .with("in", vips.image(cutOut))
                    .with("interpretation", "srgb")
                    .image();
            VipsImage wide = vips.operation("colourspace")
                    .with("in", image)
                    .with("space", "rgb16")
                    .image()
                    .copy()
                    .setBlock("icc-profile-data", MatrixProfile.ADOBE_RGB.icc());
            file = vips.operation("pngsave_target")
                    .with("in", wide)
                    .with("bitdepth", 16)
                    .encode();
        }

        Original original = intake.open(file, memory);

        assertThat(original.colour()).isEqualTo(Colour.EMBEDDED_PROFILE);
        assertThat(original.alpha().orElseThrow().sample(5, 5, 0)).isBetween(127, 129);
        assertThat(original.pixels().sample(5, 5, 0)).isBetween(126, 129);
    }

    @Test
    void an_opaque_alpha_is_none() {
        Raster opaque = memory.allocate(SamplePictures.SIZE, 4).fill(255);

        Original original = intake.open(saved(opaque, "pngsave_target"), memory);

        assertThat(original.alpha()).isEmpty();
    }

    @Test
    void grey_becomes_three_equal_channels() {
        Raster grey = memory.allocate(SamplePictures.SIZE, 1).fill(77);

        Raster pixels = intake.open(saved(grey, "jpegsave_target"), memory).pixels();

        assertThat(pixels.bands()).isEqualTo(3);
        for (int band = 0; band < 3; band++) {
            assertThat(pixels.sample(50, 50, band)).isEqualTo(77);
        }
    }

    @Test
    void a_huge_photograph_asks_for_the_flag_and_is_reduced_while_it_is_decoded() {
        byte[] huge = grey(3_000, 2_000, "jpegsave_target");
        Limits limits = new Limits(1 << 26, 5_000_000, 300, Duration.ofSeconds(8), 1_000_000, 1L << 29);

        assertThatThrownBy(() -> new Intake(limits).open(huge, memory))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.reason()).isEqualTo(Refusal.Reason.TOO_MANY_PIXELS);
                    assertThat(refusal.reason().remedy()).contains("--max-pixels");
                });
        Original original = new Intake(limits.withMaxPixels(10_000_000)).open(huge, memory);

        assertThat(original.upright()).isEqualTo(new PixelSize(3_000, 2_000));
        assertThat(original.pixels().size().pixels()).isBetween(990_000L, 1_000_000L);
        assertThat(memory.peakBytes()).isLessThan(3_100_000);
    }

    @Test
    void decoding_that_takes_too_long_is_stopped() {
        byte[] slow = grey(4_000, 4_000, "pngsave_target");
        Limits hasty = new Limits(1 << 26, 50_000_000, 300, Duration.ofMillis(1), 25_000_000, 1L << 29);

        assertThatThrownBy(() -> new Intake(hasty).open(slow, memory))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.Reason.TOO_SLOW));
    }

    @Test
    void keeps_what_the_file_says_about_how_it_was_made() {
        String packet = """
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">
                <e:DigitalSourceType>%s</e:DigitalSourceType></rdf:Description></rdf:RDF></x:xmpmeta>""";
        byte[] plain = SamplePictures.encoded("jpegsave_target", o -> o);
        String block = "http://ns.adobe.com/xap/1.0/\0" + packet.formatted(TERM);

        Original original = intake.open(Forge.jpegWith(plain, 0xE1, Forge.ascii(block)), memory);

        assertThat(original.sourceType()).contains(TERM);
        assertThat(SourceType.of(Forge.ascii(packet.formatted("javascript:alert(1)"))))
                .isEmpty();
    }

    @Test
    void heic_is_decoded_where_the_system_can() {
        assumeThatCode(() -> intake.open(SamplePictures.heic(), memory)).doesNotThrowAnyException();

        Original original = intake.open(SamplePictures.heic(), memory);

        assertThat(original.type()).isEqualTo(MediaType.HEIC);
        assertThat(original.upright()).isEqualTo(new PixelSize(96, 64));
        assertThat(original.pixels().sample(8, 8, 0)).isGreaterThan(220);
        assertThat(original.pixels().sample(88, 56, 2)).isGreaterThan(220);
    }

    private Map<String, Digest> digests() {
        Map<String, Digest> digests = new LinkedHashMap<>();
        SamplePictures.all().forEach((name, file) -> {
            try (var own = new PixelMemory(1 << 24)) {
                digests.put(
                        name, Digest.of(intake.open(file, own).pixels().pixels().toArray(ValueLayout.JAVA_BYTE)));
            }
        });
        return digests;
    }

    private static byte[] saved(Raster raster, String saver) {
        try (Vips vips = Vips.open()) {
            VipsImage image = vips.operation("copy")
                    .with("in", vips.image(raster))
                    .with("interpretation", raster.bands() < 3 ? "b-w" : "srgb")
                    .image();
            var operation = vips.operation(saver).with("in", image);
            return (saver.startsWith("webp") ? operation.with("lossless", true).with("exact", true) : operation)
                    .encode();
        }
    }

    private static byte[] grey(int width, int height, String saver) {
        try (Vips vips = Vips.open()) {
            VipsImage black = vips.operation("black")
                    .with("width", width)
                    .with("height", height)
                    .image();
            VipsImage grey = vips.operation("copy")
                    .with("in", black)
                    .with("interpretation", "b-w")
                    .image();
            return vips.operation(saver).with("in", grey).encode();
        }
    }
}
