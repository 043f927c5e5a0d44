package dev.packshot.pipeline.compose;

import dev.packshot.catalog.Backdrop;
import dev.packshot.catalog.ImageSpec;
import dev.packshot.catalog.Rgb;
import dev.packshot.catalog.Shadow;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.PixelRect;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.recipe.Look;
import dev.packshot.pipeline.refine.Cutout;
import java.util.OptionalDouble;

/**
 * Lays a cut-out product on its backdrop: levelled, scaled to the wanted share of the canvas, centred, with its shadow.
 * Usable from several threads at once; it only remembers backdrop pictures.
 */
public final class Composer {
    /** Share of the box's longer side that soft parts (alpha below 128) may reach beyond it. */
    private static final double SOFT_REACH = 0.25;

    private final Backdrops backdrops = new Backdrops();

    /**
     * Composes one picture.
     *
     * @param setScale what {@link SetScale} agreed on for the gallery, rendition over upright photograph pixels
     * @param memory where the composition's rasters are taken from; its working rasters are given back
     * @return the picture; its product fills {@code spec.fill()} of the canvas to within a pixel, or less where the set
     *     shares a smaller scale
     */
    public Composition compose(Cutout cutout, ImageSpec spec, Look look, OptionalDouble setScale, PixelMemory memory) {
        double degrees = 0;
        double[] bounds = {cutout.box().width(), cutout.box().height()};
        if (look.straighten()) {
            Outline outline = Outline.of(cutout.pixels(), cutout.box());
            degrees = outline.levellingDegrees();
            bounds = outline.boundsTurned(degrees);
        }
        CutEdges cut = degrees == 0 ? CutEdges.of(cutout) : CutEdges.NONE;
        double fill = cut.across() ? 1 : spec.fill();
        double largest = setScale.isPresent() ? setScale.getAsDouble() / cutout.scale() : Double.POSITIVE_INFINITY;
        Layout layout = Layout.of(spec, fill, bounds[0], bounds[1], largest);
        PixelRect part = part(cutout, layout);
        try (Foreground foreground = Foreground.of(cutout.pixels(), part)) {
            Scaled product = Scaled.of(foreground, cutout.source(), part, degrees, layout.scale(), memory);
            Extent extent = Extent.of(product.alpha());
            double longest = layout.wide(bounds[0], bounds[1])
                    ? extent.box().width()
                    : extent.box().height();
            if (Math.abs(longest - layout.longest()) > 1) {
                // Soft or few-pixel edges: where alpha is 128 shows only once they are scaled.
                layout = layout.corrected(longest);
                product.close();
                product = Scaled.of(foreground, cutout.source(), part, degrees, layout.scale(), memory);
                extent = Extent.of(product.alpha());
            }
            try (Scaled finished = product) {
                Placement at = Placement.of(layout.canvas(), extent, look.centre(), fill, cut);
                PixelRect box = at.onCanvas(extent.box());
                if (spec.backdrop() instanceof Backdrop.Colour && spec.shadow() == Shadow.NONE) {
                    Veil.lift(finished.alpha());
                }
                boolean lit = Retouch.light(finished, look.light());
                Retouch.sharpen(finished, look.sharpening());
                CastShadow shadow = cut.bottom()
                        ? CastShadow.NONE
                        : CastShadow.of(spec.shadow(), finished.alpha(), at, box, layout.canvas());
                Easel easel = new Easel(layout.canvas(), at, memory);
                return new Composition(
                        spec,
                        picture(easel, spec.backdrop(), finished, shadow),
                        easel.placed(finished.alpha()),
                        easel.placed(finished.photo()),
                        box,
                        layout.scale() * cutout.scale(),
                        lit);
            }
        }
    }

    /** The cut-out's rectangle that can show on the canvas. */
    private static PixelRect part(Cutout cutout, Layout layout) {
        int canvasReach = (int) Math.ceil(layout.canvas().longest() / layout.scale());
        int softReach = (int) (SOFT_REACH * cutout.box().size().longest()) + 16;
        return cutout.box()
                .grownWithin(Math.min(canvasReach, softReach), cutout.pixels().size());
    }

    private Raster picture(Easel easel, Backdrop backdrop, Scaled product, CastShadow shadow) {
        return switch (backdrop) {
            case Backdrop.Colour(Rgb rgb) -> easel.over(easel.plain(rgb), product, shadow);
            case Backdrop.Picture picture ->
                easel.over(easel.rows(backdrops.covering(picture, easel.canvas(), easel.memory())), product, shadow);
            case Backdrop.Transparent() -> easel.overNothing(product, shadow);
        };
    }
}
