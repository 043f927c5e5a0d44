package dev.packshot.app.shoot;

import dev.packshot.catalog.PixelSize;
import dev.packshot.catalog.Sku;
import java.util.List;

/** The sizes of each SKU's products, when its gallery shares one scale. */
interface SetScales {
    /** No common scale: each picture fills its canvas. */
    SetScales NONE = sku -> List.of();

    /** Product sizes of a SKU in upright photograph pixels, in the plan's order. */
    List<PixelSize> of(Sku sku);
}
