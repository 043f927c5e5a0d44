package dev.packshot.pipeline.compose;

import dev.packshot.catalog.Backdrop;
import dev.packshot.catalog.ImageSpec;
import dev.packshot.catalog.Rgb;
import dev.packshot.catalog.Shadow;
import dev.packshot.pipeline.raster.PixelRect;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.recipe.Look;
import java.util.OptionalDouble;

/**
 * Lays a cut-out product on its backdrop: levelled, scaled to the wanted share of the canvas, centred, with its shadow.
 * Usable from several threads at once; it only remembers backdrop pictures.
 */
public final class Composer {
    private final Backdrops backdrops = new Backdrops();

    /**
     * Composes one picture; its rasters are taken from the motif's memory, working rasters are given back.
     *
     * @param setScale what {@link SetScale} agreed on for the gallery, rendition over upright photograph pixels
     * @return the picture; its product fills {@code spec.fill()} of the canvas to within a pixel, or less where the set
     *     shares a smaller scale
     * @throws dev.packshot.pipeline.raster.OutOfPixelMemory when the memory can't hold it
     */
    public Composition compose(Motif motif, ImageSpec spec, OptionalDouble setScale) {
        CutEdges cut = motif.cut();
        double fill = cut.across() ? 1 : spec.fill();
        double largest = setScale.isPresent() ? setScale.getAsDouble() / motif.photoScale() : Double.POSITIVE_INFINITY;
        Layout layout = Layout.of(spec, fill, motif.width(), motif.height(), largest);
        Scaled product = motif.scaled(layout.scale());
        Extent extent = Extent.of(product.alpha());
        double longest = layout.wide(motif.width(), motif.height())
                ? extent.box().width()
                : extent.box().height();
        if (Math.abs(longest - layout.longest()) > 1) {
            // Soft or few-pixel edges: where alpha is 128 shows only once they are scaled.
            layout = layout.corrected(longest);
            product.close();
            product = motif.scaled(layout.scale());
            extent = Extent.of(product.alpha());
        }
        try (Scaled finished = product) {
            Look look = motif.look();
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
            Easel easel = new Easel(layout.canvas(), at, motif.memory());
            return new Composition(
                    spec,
                    picture(easel, spec.backdrop(), finished, shadow),
                    easel.placed(finished.alpha()),
                    easel.placed(finished.photo()),
                    box,
                    layout.scale() * motif.photoScale(),
                    lit);
        }
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
