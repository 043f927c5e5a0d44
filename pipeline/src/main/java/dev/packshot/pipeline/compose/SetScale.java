package dev.packshot.pipeline.compose;

import dev.packshot.catalog.ImageSpec;
import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.recipe.Look;
import java.util.List;
import java.util.OptionalDouble;

/** The one scale at which all gallery pictures of a SKU are shown, so that a buyer can compare sizes. */
public final class SetScale {
    private SetScale() {}

    /**
     * The scale at which the largest product of the set just fills its share of the canvas.
     *
     * @param look says whether a set shares its scale at all
     * @param spec the gallery target
     * @param boxes the products' boxes in pixels of their upright photographs
     * @return rendition pixels over upright photograph pixels; empty when every picture goes by its own scale
     */
    public static OptionalDouble of(Look look, ImageSpec spec, List<PixelSize> boxes) {
        if (!look.sameScale()) {
            return OptionalDouble.empty();
        }
        return boxes.stream()
                .mapToDouble(box -> Layout.fillingScale(spec.canvas(), spec.fill(), box.width(), box.height()))
                .min();
    }
}
