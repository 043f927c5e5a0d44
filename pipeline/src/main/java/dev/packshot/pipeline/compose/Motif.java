package dev.packshot.pipeline.compose;

import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.PixelRect;
import dev.packshot.pipeline.recipe.Look;
import dev.packshot.pipeline.refine.Cutout;

/**
 * A cut-out product made ready to be composed: all that doesn't depend on the canvas, done once for every picture that a
 * photograph gives. Closing it gives its pixels back. One picture's thread uses it, as it does the memory.
 */
public final class Motif implements AutoCloseable {
    /** Share of the box's longer side that soft parts (alpha below 128) may reach beyond it. */
    private static final double SOFT_REACH = 0.25;

    private final Cutout cutout;
    private final Look look;
    private final PixelMemory memory;
    private final double degrees;
    private final double width;
    private final double height;
    private final CutEdges cut;
    private final PixelRect part;
    private final Foreground foreground;

    private Motif(Cutout cutout, Look look, PixelMemory memory, double degrees, double[] bounds) {
        this.cutout = cutout;
        this.look = look;
        this.memory = memory;
        this.degrees = degrees;
        this.width = bounds[0];
        this.height = bounds[1];
        this.cut = degrees == 0 ? CutEdges.of(cutout) : CutEdges.NONE;
        this.part = part(cutout);
        this.foreground = Foreground.of(cutout.pixels(), part, memory);
    }

    /**
     * Makes a product ready.
     *
     * @param cutout its source stays open as long as this is used; its pixels aren't looked at again
     * @param look says whether the product is levelled, and how it is centred and treated later
     * @param memory where this and the compositions take their rasters from
     * @throws dev.packshot.pipeline.raster.OutOfPixelMemory when the memory can't hold it
     */
    public static Motif of(Cutout cutout, Look look, PixelMemory memory) {
        if (look.straighten()) {
            Outline outline = Outline.of(cutout.pixels(), cutout.box());
            double degrees = outline.levellingDegrees();
            return new Motif(cutout, look, memory, degrees, outline.boundsTurned(degrees));
        }
        PixelRect box = cutout.box();
        return new Motif(cutout, look, memory, 0, new double[] {box.width(), box.height()});
    }

    /**
     * The cut-out's rectangle that can show on a canvas. Soft parts farther from a tiny product than it is long aren't
     * worth the memory that they would take enlarged.
     */
    private static PixelRect part(Cutout cutout) {
        int longest = cutout.box().size().longest();
        int reach = Math.min(longest, (int) (SOFT_REACH * longest) + 16);
        return cutout.box().grownWithin(reach, cutout.pixels().size());
    }

    /** How the product is laid out and treated. */
    Look look() {
        return look;
    }

    /** Where rasters are taken from. */
    PixelMemory memory() {
        return memory;
    }

    /** The sides that the photograph cut off. */
    CutEdges cut() {
        return cut;
    }

    /** Width of the levelled product's box in cut-out pixels. */
    double width() {
        return width;
    }

    /** Height of the levelled product's box in cut-out pixels. */
    double height() {
        return height;
    }

    /** Cut-out pixels over upright photograph pixels, 0..1. */
    double photoScale() {
        return cutout.scale();
    }

    /** The levelled product at a scale, canvas over cut-out pixels; the caller closes it. */
    Scaled scaled(double scale) {
        return Scaled.of(foreground, cutout.source(), part, degrees, scale, memory);
    }

    @Override
    public void close() {
        foreground.close();
    }
}
