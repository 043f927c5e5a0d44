package dev.packshot.pipeline.render;

import static dev.packshot.pipeline.compose.Products.rectangle;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.adobe.internal.xmp.XMPConst;
import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPMeta;
import com.adobe.internal.xmp.XMPMetaFactory;
import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.icc.IccDirectory;
import com.drew.metadata.jfif.JfifDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import dev.packshot.catalog.Backdrop;
import dev.packshot.catalog.ImageSpec;
import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import dev.packshot.catalog.Rgb;
import dev.packshot.catalog.Shadow;
import dev.packshot.catalog.Sku;
import dev.packshot.pipeline.compose.Composer;
import dev.packshot.pipeline.compose.Composition;
import dev.packshot.pipeline.compose.Motif;
import dev.packshot.pipeline.compose.Products;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.recipe.Look;
import dev.packshot.pipeline.vips.Vips;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RendererTest {
    private static final String IPTC_CORE = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/";
    private static final String IPTC_EXTENSION = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
    private static final String COMPOSITE =
            "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia";
    private static final RenditionMetadata PLAIN = new RenditionMetadata(new Sku("MUG-1"), "A mug", Optional.empty());

    private final Renderer renderer = new Renderer();
    private final PixelMemory memory = new PixelMemory(256 << 20);

    @AfterEach
    void free() {
        memory.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"JPEG", "PNG", "WEBP"})
    void a_file_says_what_it_shows_and_carries_srgb(MediaType format)
            throws ImageProcessingException, IOException, XMPException {
        var said = new RenditionMetadata(new Sku("MUG-1"), "A red mug", Optional.of(COMPOSITE));

        byte[] file = renderer.render(picture(format, Backdrop.WHITE, 0), said).bytes();

        Metadata metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(file));
        XMPMeta xmp = requireNonNull(metadata.getFirstDirectoryOfType(XmpDirectory.class))
                .getXMPMeta();
        assertThat(xmp.getPropertyString(XMPConst.NS_DC, "identifier")).isEqualTo("MUG-1");
        assertThat(xmp.getLocalizedText(IPTC_CORE, "AltTextAccessibility", "", "x-default")
                        .getValue())
                .isEqualTo("A red mug");
        assertThat(xmp.getPropertyString(IPTC_EXTENSION, "DigitalSourceType")).isEqualTo(COMPOSITE);
        assertThat(metadata.getFirstDirectoryOfType(IccDirectory.class)).isNotNull();
        assertThat(metadata.getDirectoriesOfType(ExifDirectoryBase.class)).isEmpty();
    }

    @Test
    void avif_carries_the_same() throws XMPException {
        byte[] file = renderer.render(picture(MediaType.AVIF, Backdrop.WHITE, 0), PLAIN)
                .bytes();

        try (Vips vips = Vips.open()) {
            var image =
                    vips.operation("heifload_source").source(vips.source(file)).image();
            XMPMeta xmp = XMPMetaFactory.parseFromBuffer(image.block("xmp-data").orElseThrow());
            assertThat(xmp.getPropertyString(XMPConst.NS_DC, "identifier")).isEqualTo("MUG-1");
            assertThat(image.has("icc-profile-data")).isTrue();
            assertThat(image.has("exif-data")).isFalse();
        }
    }

    @Test
    void nothing_is_said_where_nothing_is_known() throws XMPException {
        var silent = new RenditionMetadata(new Sku("MUG-1"), " ", Optional.empty());

        XMPMeta xmp = XMPMetaFactory.parseFromBuffer(XmpPacket.of(silent));

        assertThat(xmp.doesPropertyExist(IPTC_CORE, "AltTextAccessibility")).isFalse();
        assertThat(xmp.doesPropertyExist(IPTC_EXTENSION, "DigitalSourceType")).isFalse();
        assertThat(xmp.doesPropertyExist(XMPConst.NS_DC, "title")).isFalse();
    }

    @Test
    void hostile_text_stays_text() throws XMPException {
        String attack = "\"/><rdf:li>&amp;<?xpacket end='w'?>]]>\uD800\uFFFE";
        String longText = "\u0000\u0007" + "&\uD83D\uDE00".repeat(50_000);

        byte[] packet = XmpPacket.of(new RenditionMetadata(new Sku(attack), longText, Optional.of(attack)));

        XMPMeta xmp = XMPMetaFactory.parseFromBuffer(packet);
        String legal = "\"/><rdf:li>&amp;<?xpacket end='w'?>]]>";
        assertThat(xmp.getPropertyString(XMPConst.NS_DC, "identifier")).isEqualTo(legal);
        assertThat(xmp.getPropertyString(IPTC_EXTENSION, "DigitalSourceType")).isEqualTo(legal);
        assertThat(xmp.getLocalizedText(IPTC_CORE, "AltTextAccessibility", "", "x-default")
                        .getValue())
                .startsWith("&\uD83D\uDE00&")
                .hasSizeLessThan(10_000);
        assertThat(packet).hasSizeLessThan(65_000);
    }

    @Test
    void a_jpeg_on_white_decodes_to_exact_white_around_the_product() {
        Composition picture = picture(MediaType.JPEG, Backdrop.WHITE, 10);

        byte[] file = renderer.render(picture, PLAIN).bytes();

        try (Vips vips = Vips.open()) {
            Raster decoded = vips.operation("jpegload_source")
                    .source(vips.source(file))
                    .image()
                    .raster(memory);
            for (int y = 0; y < decoded.height(); y++) {
                for (int x = 0; x < decoded.width(); x++) {
                    if (picture.pixels().sample(x, y, 0) == 255
                            && picture.coverage().sample(x, y, 0) == 0) {
                        assertWhite(decoded, x, y);
                    }
                }
            }
        }
    }

    private static void assertWhite(Raster decoded, int x, int y) {
        if (decoded.sample(x, y, 0) + decoded.sample(x, y, 1) + decoded.sample(x, y, 2) != 3 * 255) {
            throw new AssertionError("Not white at %d, %d".formatted(x, y));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"JPEG", "PNG", "WEBP", "AVIF"})
    void the_same_picture_gives_the_same_bytes_in_every_thread(MediaType format) {
        Composition picture = picture(format, new Backdrop.Colour(new Rgb(59, 36, 24)), 20);

        var other = CompletableFuture.supplyAsync(() -> renderer.render(picture, PLAIN));

        assertThat(renderer.render(picture, PLAIN).digest())
                .isEqualTo(other.join().digest())
                .isEqualTo(renderer.render(picture, PLAIN).digest());
    }

    @ParameterizedTest
    @EnumSource(names = {"JPEG", "WEBP", "AVIF"})
    void a_file_keeps_its_budget_by_giving_up_quality(MediaType format) {
        Composition free = picture(format, Backdrop.WHITE, 60);
        long budget = (long) (0.7 * renderer.render(free, PLAIN).bytes().length);

        Rendition rendition = renderer.render(limited(free, budget), PLAIN);

        assertThat(rendition.withinBudget()).isTrue();
        assertThat(rendition.bytes().length).isBetween((int) (budget / 2), (int) budget);
        assertThat(rendition.quality()).isBetween(40, 91);
    }

    @Test
    void an_impossible_budget_is_admitted() {
        Rendition rendition = renderer.render(limited(picture(MediaType.JPEG, Backdrop.WHITE, 60), 3000), PLAIN);

        assertThat(rendition.withinBudget()).isFalse();
        assertThat(rendition.quality()).isEqualTo(40);
    }

    @Test
    void the_search_for_the_quality_needs_few_encodes_and_ends_at_the_lowest() {
        int[] encodes = {0};
        Encoder steep = quality -> {
            encodes[0]++;
            return new byte[(int) Math.exp(quality / 10.0)];
        };
        ImageSpec spec = limited(picture(MediaType.JPEG, Backdrop.WHITE, 0), (long) Math.exp(7.55))
                .spec();

        ByteBudget.Fitted fitted = ByteBudget.fit(steep, spec);

        assertThat(fitted.quality()).isBetween(74, 75);
        assertThat(encodes[0]).isLessThanOrEqualTo(6);
    }

    @Test
    void a_jpeg_says_300_dpi() throws ImageProcessingException, IOException {
        byte[] file = renderer.render(picture(MediaType.JPEG, new Backdrop.Colour(new Rgb(9, 9, 9)), 0), PLAIN)
                .bytes();

        JfifDirectory jfif = requireNonNull(ImageMetadataReader.readMetadata(new ByteArrayInputStream(file))
                .getFirstDirectoryOfType(JfifDirectory.class));
        assertThat(jfif.getInteger(JfifDirectory.TAG_RESX)).isEqualTo(300);
        assertThat(jfif.getInteger(JfifDirectory.TAG_UNITS)).isEqualTo(1);
    }

    private Composition picture(MediaType format, Backdrop backdrop, int noise) {
        var cutout = Products.cutout(
                memory, new PixelSize(300, 260), rectangle(150, 130, 220, 160, 0), new int[] {190, 90, 60}, noise);
        ImageSpec spec = Products.spec(240, 240, backdrop, Shadow.NONE, format);
        try (Motif motif = Motif.of(cutout, Look.DEFAULT, memory)) {
            return new Composer().compose(motif, spec, OptionalDouble.empty());
        }
    }

    private static Composition limited(Composition picture, long budget) {
        ImageSpec spec = picture.spec();
        var limited = new ImageSpec(
                spec.platform(),
                spec.main(),
                spec.canvas(),
                spec.smallestSide(),
                spec.fill(),
                spec.backdrop(),
                spec.shadow(),
                spec.format(),
                spec.quality(),
                spec.lowestQuality(),
                budget);
        return new Composition(
                limited,
                picture.pixels(),
                picture.coverage(),
                picture.reference(),
                picture.box(),
                picture.scale(),
                picture.altered());
    }
}
