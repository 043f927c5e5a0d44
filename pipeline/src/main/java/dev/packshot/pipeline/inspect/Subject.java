package dev.packshot.pipeline.inspect;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.compose.Composition;
import dev.packshot.pipeline.raster.PixelRect;
import dev.packshot.pipeline.raster.Raster;

/**
 * Everything that was found out about one file, for the measurements to pick from.
 *
 * @param file what it says about itself
 * @param picture its pixels
 * @param composition what it was made from
 * @param cutAtFrame whether the photograph already cut the product off
 * @param regions parts of the canvas
 * @param ground what the composition's backdrop promises
 * @param background {@code regions.outside} held against it
 * @param ring {@code regions.ring} held against it
 * @param edge {@code regions.edge} held against it, with the allowance for the product's own soft edge
 * @param fidelity colours against the photograph
 * @param detail gradients inside the product
 */
record Subject(
        FileFacts file,
        Raster picture,
        Composition composition,
        boolean cutAtFrame,
        Regions regions,
        Ground ground,
        Survey background,
        Survey ring,
        Survey edge,
        Fidelity fidelity,
        Detail detail) {

    /**
     * What a pixel beside the product may differ from the ground: it holds up to a tenth of the product, and the codec
     * rings there.
     */
    private static final int EDGE_ALLOWANCE = 64;

    static Subject of(Decoded decoded, Composition composition, boolean cutAtFrame) {
        Raster picture = decoded.pixels();
        if (!picture.size().equals(composition.size())) {
            throw new IllegalArgumentException(
                    "The file is %s, but its composition %s".formatted(picture.size(), composition.size()));
        }
        Regions regions = Regions.of(composition.coverage());
        Ground ground = Ground.of(composition.spec().backdrop());
        return new Subject(
                decoded.facts(),
                picture,
                composition,
                cutAtFrame,
                regions,
                ground,
                Survey.of(picture, regions.outside(), ground, 0),
                Survey.of(picture, regions.ring(), ground, 0),
                Survey.of(picture, regions.edge(), ground, EDGE_ALLOWANCE),
                Fidelity.of(picture, composition.reference(), regions.core()),
                Detail.of(picture, regions.core()));
    }

    /** The background held against any ground. */
    Survey background(Ground wanted) {
        return wanted.equals(ground) ? background : Survey.of(picture, regions.outside(), wanted, 0);
    }

    /** The outermost 1 % held against any ground. */
    Survey border(Ground wanted) {
        return Survey.of(picture, regions.border(), wanted, 0);
    }

    /** Longer side of the product's box over the canvas side. */
    double fillLongest() {
        PixelRect box = composition.box();
        return Math.max((double) box.width() / picture.width(), (double) box.height() / picture.height());
    }

    /** Whether the product's box reaches the canvas border. */
    boolean touchesFrame() {
        PixelRect box = composition.box();
        return box.left() == 0 || box.top() == 0 || box.right() == picture.width() || box.bottom() == picture.height();
    }

    /** Whether the product's box lies within the largest centred crop of width : height. */
    boolean survivesCrop(int width, int height) {
        PixelRect box = composition.box();
        double scale = Math.min((double) picture.width() / width, (double) picture.height() / height);
        double x = (picture.width() - scale * width) / 2;
        double y = (picture.height() - scale * height) / 2;
        return box.left() >= x
                && box.top() >= y
                && box.right() <= picture.width() - x
                && box.bottom() <= picture.height() - y;
    }

    Figures figures() {
        PixelSize size = picture.size();
        return new Figures(
                fillLongest(),
                (double) composition.box().size().pixels() / size.pixels(),
                background.purity(),
                border(ground).purity(),
                1 - ring.purity(),
                touchesFrame(),
                fidelity.mean(),
                fidelity.p95(),
                detail.usual());
    }
}
