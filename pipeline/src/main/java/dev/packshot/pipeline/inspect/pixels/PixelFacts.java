package dev.packshot.pipeline.inspect.pixels;

import dev.packshot.pipeline.compose.Composition;
import dev.packshot.pipeline.raster.Raster;

/** What the pixels of a decoded rendition show, held against the composition that it was encoded from. */
public final class PixelFacts {
    /**
     * What a pixel beside the product may differ from the ground: it holds up to a tenth of the product, and the codec
     * rings there.
     */
    private static final int EDGE_ALLOWANCE = 64;

    private final Raster picture;
    private final Regions regions;
    private final Ground ground;
    private final Survey background;
    private final Survey ring;
    private final Survey edge;
    private final Fidelity fidelity;
    private final Detail detail;

    private PixelFacts(Raster picture, Regions regions, Ground ground, Raster reference) {
        this.picture = picture;
        this.regions = regions;
        this.ground = ground;
        this.background = Survey.of(picture, regions.outside(), ground, 0);
        this.ring = Survey.of(picture, regions.ring(), ground, 0);
        this.edge = Survey.of(picture, regions.edge(), ground, EDGE_ALLOWANCE);
        this.fidelity = Fidelity.of(picture, reference, regions.core());
        this.detail = Detail.of(picture, regions.core());
    }

    /**
     * Looks at a picture.
     *
     * @param picture H×W×3 or H×W×4, open as long as anything is asked
     * @param composition of the same size
     * @throws IllegalArgumentException when the sizes differ
     */
    public static PixelFacts of(Raster picture, Composition composition) {
        if (!picture.size().equals(composition.size())) {
            throw new IllegalArgumentException(
                    "The file is %s, but its composition %s".formatted(picture.size(), composition.size()));
        }
        return new PixelFacts(
                picture,
                Regions.of(composition.coverage()),
                Ground.of(composition.spec().backdrop()),
                composition.reference());
    }

    /** The background, further than 2 px from the product, held against what the backdrop promises. */
    public Survey background() {
        return background;
    }

    /** The background held against any ground. */
    public Survey background(Ground wanted) {
        return wanted.equals(ground) ? background : Survey.of(picture, regions.outside(), wanted, 0);
    }

    /** The outermost 1 % held against what the backdrop promises. */
    public Survey border() {
        return border(ground);
    }

    /** The outermost 1 % held against any ground. */
    public Survey border(Ground wanted) {
        return Survey.of(picture, regions.border(), wanted, 0);
    }

    /** The 3rd to 6th pixel around the product held against what the backdrop promises. */
    public Survey ring() {
        return ring;
    }

    /** The 1st and 2nd pixel around the product, with an allowance for the product's own soft edge. */
    public Survey edge() {
        return edge;
    }

    /** The product's colours against the photograph's. */
    public Fidelity fidelity() {
        return fidelity;
    }

    /** Gradients inside the product. */
    public Detail detail() {
        return detail;
    }

    /** Share of the product's contour that is hard corners of a staircase, 0..1. */
    public double stairs() {
        return regions.stairs();
    }

    /** Whether a border is drawn along any side. */
    public boolean hasAddedBorder() {
        return new AddedBorder(picture, regions.outside()).isThere();
    }
}
