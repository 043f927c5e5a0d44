package dev.packshot.pipeline.inspect;

import dev.packshot.catalog.Backdrop;
import dev.packshot.catalog.Digest;
import dev.packshot.catalog.ImageSpec;
import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import dev.packshot.catalog.Platform;
import dev.packshot.catalog.Rgb;
import dev.packshot.catalog.Shadow;
import dev.packshot.pipeline.compose.Composition;
import dev.packshot.pipeline.doubt.Evidence;
import dev.packshot.pipeline.inspect.pixels.Ground;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.PixelRect;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.refine.Uncertainty;
import dev.packshot.pipeline.render.Rendition;
import dev.packshot.pipeline.rules.RuleBook;
import dev.packshot.pipeline.vips.Vips;
import dev.packshot.pipeline.vips.VipsImage;
import dev.packshot.pipeline.vips.VipsOperation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A small finished picture to be inspected: a coloured rectangle on white as JPEG, varied step by step. The rectangle lies
 * on the JPEG's block grid, so that its edges don't ring into the white.
 */
final class Shot {
    private static final RuleBook BOOK = RuleBook.shipped();
    private static final double DPI_72 = 72 / 25.4;

    private PixelSize size = PixelSize.square(200);
    private PixelRect box = new PixelRect(16, 16, 168, 168);
    private Rgb product = new Rgb(170, 60, 40);
    private Backdrop backdrop = Backdrop.WHITE;
    private double scale = 1;
    private String saver = "jpegsave_target";
    private final Map<String, String> options = new LinkedHashMap<>(Map.of("Q", "92", "profile", "srgb"));
    private Consumer<Raster> painter = pixels -> {};
    private Consumer<Raster> matte = coverage -> {};
    private UnaryOperator<VipsImage> before = image -> image;
    private Function<Vips, UnaryOperator<VipsImage>> operation = vips -> image -> image;
    private UnaryOperator<byte[]> after = bytes -> bytes;
    private Set<Uncertainty.Reason> reasons = Set.of();

    static Shot shot() {
        return new Shot();
    }

    /** The picture that meets as many rules of all marketplaces as one picture can. */
    static Shot large() {
        return shot().canvas(2200, 2200).product(136, 136, 1936, 1936);
    }

    Shot canvas(int width, int height) {
        size = new PixelSize(width, height);
        return this;
    }

    Shot product(int left, int top, int width, int height) {
        box = new PixelRect(left, top, width, height);
        return this;
    }

    Shot coloured(int red, int green, int blue) {
        product = new Rgb(red, green, blue);
        return this;
    }

    Shot on(Backdrop other) {
        backdrop = other;
        return this;
    }

    Shot enlarged(double by) {
        scale = by;
        return this;
    }

    /** Draws over the composed pixels; the composition's reference stays as it was. */
    Shot painted(Consumer<Raster> brush) {
        painter = painter.andThen(brush);
        return this;
    }

    Shot dot(int x, int y, int value) {
        return painted(pixels -> {
            for (int band = 0; band < 3; band++) {
                pixels.sample(x, y, band, value);
            }
        });
    }

    Shot covered(Consumer<Raster> brush) {
        matte = matte.andThen(brush);
        return this;
    }

    Shot as(String other) {
        saver = other + "save_target";
        options.remove("Q");
        return this;
    }

    Shot with(String option, String value) {
        options.put(option, value);
        return this;
    }

    Shot without(String option) {
        options.remove(option);
        return this;
    }

    Shot changed(UnaryOperator<VipsImage> image) {
        before = image;
        return this;
    }

    Shot through(Function<VipsOperation, VipsOperation> arguments, String name) {
        operation = vips ->
                image -> arguments.apply(vips.operation(name).with("in", image)).image();
        return this;
    }

    Shot declared(String sourceType) {
        String xmp = """
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
                Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/%s"/>
                </rdf:RDF></x:xmpmeta>""".formatted(sourceType);
        return changed(image -> image.setBlock("xmp-data", xmp.getBytes(StandardCharsets.UTF_8)));
    }

    Shot padded(int bytes) {
        after = file -> Arrays.copyOf(file, Math.max(file.length, bytes));
        return this;
    }

    Shot cutAtFrame() {
        reasons = Set.of(Uncertainty.Reason.TOUCHES_FRAME);
        return this;
    }

    Verdict verdict(String rule) {
        Platform platform = BOOK.rules().stream()
                .filter(each -> each.id().equals(rule))
                .findFirst()
                .orElseThrow()
                .platform();
        Platform asked = BOOK.platforms().contains(platform) ? platform : new Platform("amazon");
        boolean main =
                BOOK.rules(asked, true).stream().anyMatch(each -> each.id().equals(rule));
        return report(asked.id(), main).verdicts().stream()
                .filter(verdict -> verdict.rule().id().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    Figures figures() {
        return report("amazon", true).figures();
    }

    ComplianceReport report(String platform, boolean main) {
        try (var memory = new PixelMemory(1L << 28)) {
            Composition composition = compose(memory, platform, main);
            byte[] bytes = encode(composition);
            return new Inspector(BOOK)
                    .inspect(
                            new Rendition(composition.spec(), bytes, Digest.of(bytes), size, 92, true),
                            composition,
                            new Uncertainty(0, reasons, Evidence.none()),
                            memory);
        }
    }

    Composition compose(PixelMemory memory, String platform, boolean main) {
        MediaType format = backdrop instanceof Backdrop.Transparent ? MediaType.PNG : MediaType.JPEG;
        var spec = new ImageSpec(
                new Platform(platform), main, size, 1, 0.88, backdrop, Shadow.NONE, format, 92, 60, 5_000_000);
        Raster coverage = memory.allocate(size, 1).fill(0);
        Raster pixels = memory.allocate(size, backdrop instanceof Backdrop.Transparent ? 4 : 3);
        Raster reference = memory.allocate(size, 3);
        byte[] alpha = new byte[size.width()];
        Arrays.fill(alpha, box.left(), box.right(), (byte) 255);
        byte[] ground = Ground.of(backdrop).pixel(pixels.bands());
        byte[] row = new byte[pixels.stride()];
        byte[] taken = new byte[reference.stride()];
        for (int y = 0; y < size.height(); y++) {
            boolean within = y >= box.top() && y < box.bottom();
            for (int x = 0; x < size.width(); x++) {
                boolean in = within && x >= box.left() && x < box.right();
                int[] colour = {product.red(), product.green(), product.blue(), 255};
                for (int band = 0; band < pixels.bands(); band++) {
                    row[x * pixels.bands() + band] = in ? (byte) colour[band] : ground[band];
                }
                for (int band = 0; band < 3; band++) {
                    taken[x * 3 + band] = (byte) colour[band];
                }
            }
            pixels.writeRow(y, row);
            reference.writeRow(y, taken);
            if (within) {
                coverage.writeRow(y, alpha);
            }
        }
        painter.accept(pixels);
        matte.accept(coverage);
        return new Composition(spec, pixels, coverage, reference, box, scale, false);
    }

    byte[] encode(Composition composition) {
        try (Vips vips = Vips.open()) {
            VipsImage image = vips.operation("copy")
                    .with("in", vips.image(composition.pixels()))
                    .with("interpretation", "srgb")
                    .with("xres", DPI_72)
                    .with("yres", DPI_72)
                    .image();
            image = operation.apply(vips).apply(before.apply(image));
            VipsOperation save = vips.operation(saver).with("in", image);
            options.forEach(save::with);
            return after.apply(save.encode());
        }
    }
}
