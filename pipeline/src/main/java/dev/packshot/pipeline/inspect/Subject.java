package dev.packshot.pipeline.inspect;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.compose.Composition;
import dev.packshot.pipeline.inspect.file.Decoded;
import dev.packshot.pipeline.inspect.file.FileFacts;
import dev.packshot.pipeline.inspect.pixels.PixelFacts;
import dev.packshot.pipeline.raster.PixelRect;

/**
 * Everything that was found out about one file, for the measurements to pick from.
 *
 * @param file what it says about itself
 * @param pixels what its pixels show
 * @param composition what it was made from, of the same size
 * @param cutAtFrame whether the photograph already cut the product off
 */
record Subject(FileFacts file, PixelFacts pixels, Composition composition, boolean cutAtFrame) {
    static Subject of(Decoded decoded, Composition composition, boolean cutAtFrame) {
        return new Subject(decoded.facts(), PixelFacts.of(decoded.pixels(), composition), composition, cutAtFrame);
    }

    private PixelSize size() {
        return composition.size();
    }

    /** Longer side of the product's box over the canvas side. */
    double fillLongest() {
        PixelRect box = composition.box();
        return Math.max((double) box.width() / size().width(), (double) box.height() / size().height());
    }

    /** Whether the product's box reaches the canvas border. */
    boolean touchesFrame() {
        PixelRect box = composition.box();
        return box.left() == 0 || box.top() == 0 || box.right() == size().width() || box.bottom() == size().height();
    }

    /** Whether the product's box lies within the largest centred crop of width : height. */
    boolean survivesCrop(int width, int height) {
        PixelRect box = composition.box();
        double scale = Math.min((double) size().width() / width, (double) size().height() / height);
        double x = (size().width() - scale * width) / 2;
        double y = (size().height() - scale * height) / 2;
        return box.left() >= x
                && box.top() >= y
                && box.right() <= size().width() - x
                && box.bottom() <= size().height() - y;
    }

    Figures figures() {
        return new Figures(
                fillLongest(),
                (double) composition.box().size().pixels() / size().pixels(),
                pixels.background().purity(),
                pixels.border().purity(),
                1 - pixels.ring().purity(),
                touchesFrame(),
                pixels.fidelity().mean(),
                pixels.fidelity().p95(),
                pixels.detail().usual());
    }
}
