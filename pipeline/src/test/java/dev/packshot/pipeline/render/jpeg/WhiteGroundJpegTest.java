package dev.packshot.pipeline.render.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.icc.IccDirectory;
import com.drew.metadata.jfif.JfifDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhiteGroundJpegTest {
    private static final int WHITE = 0xFFFFFF;

    @ParameterizedTest
    @ValueSource(ints = {Packshots.BLACK, Packshots.RED, Packshots.GREEN, Packshots.BLUE, Packshots.BEIGE})
    void white_beside_a_product_stays_exactly_white_in_both_decoders(int colour) {
        try (var memory = new PixelMemory(1 << 24)) {
            Raster product = Packshots.hairy(memory, 203, colour);
            for (int quality : new int[] {40, 60, 75, 85, 92, 97, 100}) {
                byte[] jpeg = encoded(product, quality);
                Decoded.assertWhiteIsKept(memory, product, jpeg, "quality " + quality);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 70, 80, 90, 95, 96, 97, 98, 99, 100})
    void the_worst_blocks_keep_their_white_too(int quality) {
        List<IntBinaryOperator> patterns = List.of(
                (x, y) -> (x + y) % 2 == 0 ? WHITE : 0x000000,
                (x, y) -> (x + y) % 2 == 0 ? WHITE : 0xFF0000,
                (x, y) -> (x + y) % 2 == 0 ? WHITE : 0x0000FF,
                (x, y) -> (x + y) % 2 == 0 ? WHITE : 0xFEFEFE,
                (x, y) -> (x / 2 + y / 2) % 2 == 0 ? WHITE : 0xFFFF00,
                (x, y) -> x % 8 == 3 && y % 8 == 4 ? 0xFF0000 : WHITE,
                (x, y) -> x % 8 == 3 && y % 8 == 4 ? WHITE : 0x0000FF,
                (x, y) -> x % 8 == 0 ? WHITE : 0x00FF00,
                (x, y) -> x % 8 == y % 8 ? 0x000000 : WHITE,
                (x, y) -> (x / 8 + y / 8) % 2 == 0 ? 0x000000 : x % 8 == 0 && y % 8 == 0 ? 0xFEFFFF : WHITE);
        try (var memory = new PixelMemory(1 << 24)) {
            for (int n = 0; n < patterns.size(); n++) {
                Raster pattern = Packshots.drawn(memory, PixelSize.square(32), patterns.get(n));
                byte[] jpeg = encoded(pattern, quality);
                Decoded.assertWhiteIsKept(memory, pattern, jpeg, "pattern " + n);
            }
            for (int whitePercent : new int[] {2, 30, 50, 80, 97}) {
                Raster noise = Packshots.noise(memory, 64, whitePercent);
                byte[] jpeg = encoded(noise, quality);
                Decoded.assertWhiteIsKept(memory, noise, jpeg, whitePercent + " % white");
            }
        }
    }

    @Test
    void sizes_that_are_not_whole_blocks_come_back_whole() {
        try (var memory = new PixelMemory(1 << 24)) {
            for (PixelSize size :
                    List.of(new PixelSize(1, 1), new PixelSize(7, 9), new PixelSize(17, 16), new PixelSize(8, 25))) {
                Raster stripes = Packshots.drawn(memory, size, (x, y) -> y % 3 == 0 ? WHITE : 0x808080);
                byte[] jpeg = encoded(stripes, 85);
                Decoded.assertWhiteIsKept(memory, stripes, jpeg, size.toString());
                if (size.height() > 1) {
                    assertThat(Decoded.productFidelity(stripes, Decoded.byVips(memory, jpeg)))
                            .as(size.toString())
                            .isGreaterThan(28);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {75, 85, 92})
    void the_product_looks_as_from_an_ordinary_encoder_in_a_file_not_much_larger(int quality) {
        try (var memory = new PixelMemory(1 << 25)) {
            for (int colour : new int[] {Packshots.BLACK, Packshots.RED, Packshots.BLUE, Packshots.BEIGE}) {
                Raster product = Packshots.disc(memory, 800, colour);
                byte[] ordinary = Decoded.ordinaryJpeg(product, quality);

                byte[] jpeg = encoded(product, quality);

                double usual = Decoded.productFidelity(product, Decoded.byVips(memory, ordinary));
                double ours = Decoded.productFidelity(product, Decoded.byVips(memory, jpeg));
                assertThat(ours).as("%06X in dB", colour).isGreaterThan(usual - 1);
                assertThat(jpeg.length / (double) ordinary.length)
                        .as("%06X in size", colour)
                        .isLessThan(quality < 80 ? 1.4 : 1.3);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {75, 85, 92})
    void noisy_white_porcelain_costs_no_more_than_from_an_ordinary_encoder_and_the_ground_stays_white(int quality) {
        try (var memory = new PixelMemory(1 << 25)) {
            Raster coverage = Packshots.coverage(memory, 600);
            Raster porcelain = Packshots.porcelain(coverage);
            byte[] ordinary = Decoded.ordinaryJpeg(porcelain, quality);

            byte[] jpeg = WhiteGroundJpeg.encode(porcelain, coverage, quality, List.of());

            Raster decoded = Decoded.byVips(memory, jpeg);
            assertThat(Decoded.lostGround(porcelain, coverage, decoded)).isZero();
            assertThat(Decoded.lostGround(porcelain, coverage, Decoded.byJdk(memory, jpeg)))
                    .isZero();
            assertThat(Decoded.productFidelity(porcelain, decoded))
                    .isGreaterThan(Decoded.productFidelity(porcelain, Decoded.byVips(memory, ordinary)) - 1);
            assertThat(jpeg.length / (double) ordinary.length).isLessThan(1.3);
        }
    }

    @Test
    void white_within_the_product_asks_for_no_search() {
        try (var memory = new PixelMemory(1 << 24)) {
            Raster burntOut = Packshots.noise(memory, 64, 50);
            Raster product = memory.allocate(burntOut.size(), 1).fill(255);
            Raster veil = memory.allocate(burntOut.size(), 1).fill(25);

            byte[] asProduct = WhiteGroundJpeg.encode(burntOut, product, 90, List.of());

            assertThat(asProduct.length).isLessThan(Decoded.ordinaryJpeg(burntOut, 90).length * 102 / 100);
            byte[] asGround = WhiteGroundJpeg.encode(burntOut, veil, 90, List.of());
            assertThat(asGround).isEqualTo(encoded(burntOut, 90));
        }
    }

    @Test
    void pictures_without_white_decode_close_to_their_source() {
        try (var memory = new PixelMemory(1 << 24)) {
            Raster gradient =
                    Packshots.drawn(memory, new PixelSize(120, 80), (x, y) -> x * 2 << 16 | y * 3 << 8 | 200 - x);

            byte[] jpeg = encoded(gradient, 95);

            assertThat(Decoded.productFidelity(gradient, Decoded.byVips(memory, jpeg)))
                    .isGreaterThan(42);
            assertThat(Decoded.productFidelity(gradient, Decoded.byJdk(memory, jpeg)))
                    .isGreaterThan(42);
        }
    }

    @Test
    void the_same_picture_gives_the_same_bytes_from_two_threads_at_once() throws Exception {
        try (var memory = new PixelMemory(1 << 24);
                var threads = Executors.newFixedThreadPool(2)) {
            Raster product = Packshots.hairy(memory, 160, Packshots.RED);
            Raster coverage = Packshots.uncovered(product);
            Callable<byte[]> encoding = () -> WhiteGroundJpeg.encode(product, coverage, 88, List.of());
            byte[] alone = encoding.call();

            var together = threads.invokeAll(List.of(encoding, encoding));

            assertThat(together.get(0).get()).isEqualTo(alone);
            assertThat(together.get(1).get()).isEqualTo(alone);
        }
    }

    @Test
    void the_file_carries_xmp_an_icc_profile_and_its_density() throws Exception {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        String xmp = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF"
                + " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about=''"
                + " xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/' photoshop:Headline='Blue mug'/>"
                + "</rdf:RDF></x:xmpmeta>";
        var segments =
                List.of(ApplicationSegment.xmp(xmp.getBytes(StandardCharsets.UTF_8)), ApplicationSegment.icc(profile));
        try (var memory = new PixelMemory(1 << 20)) {
            Raster white = memory.allocate(new PixelSize(20, 10), 3).fill(255);

            byte[] jpeg = WhiteGroundJpeg.encode(white, Packshots.uncovered(white), 90, segments);

            Metadata metadata = JpegMetadataReader.readMetadata(new ByteArrayInputStream(jpeg));
            assertThat(only(metadata, XmpDirectory.class).getXmpProperties())
                    .containsEntry("photoshop:Headline", "Blue mug");
            assertThat(only(metadata, IccDirectory.class).getInt(IccDirectory.TAG_PROFILE_BYTE_COUNT))
                    .isEqualTo(profile.length);
            assertThat(only(metadata, JfifDirectory.class).getResX()).isEqualTo(300);
        }
    }

    @Test
    void what_a_jpeg_cannot_hold_is_refused() {
        try (var memory = new PixelMemory(1 << 20)) {
            Raster tooWide = memory.allocate(new PixelSize(65_501, 1), 3);
            Raster alpha = memory.allocate(new PixelSize(4, 4), 4);
            Raster fine = memory.allocate(new PixelSize(4, 4), 3);

            assertThatThrownBy(() -> encoded(tooWide, 85))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("65501×1");
            assertThatThrownBy(() -> encoded(alpha, 85))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("4 bands");
            assertThatThrownBy(() -> WhiteGroundJpeg.encode(fine, alpha, 85, List.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Coverage of 4×4");
            assertThatThrownBy(() -> encoded(fine, 101))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("101");
            assertThatThrownBy(() -> ApplicationSegment.icc(new byte[65_520]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** Without a product: every white pixel is ground. */
    private static byte[] encoded(Raster picture, int quality) {
        return WhiteGroundJpeg.encode(picture, Packshots.uncovered(picture), quality, List.of());
    }

    private static <D extends Directory> D only(Metadata metadata, Class<D> kind) {
        return metadata.getDirectoriesOfType(kind).iterator().next();
    }
}
