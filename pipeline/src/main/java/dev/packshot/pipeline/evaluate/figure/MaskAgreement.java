package dev.packshot.pipeline.evaluate.figure;

import dev.packshot.pipeline.evaluate.labels.Truth;
import dev.packshot.pipeline.raster.Raster;

/** Compares two answers with each other, where there is no label. */
public final class MaskAgreement {
    private MaskAgreement() {}

    /** {@link Figures#iou} of one alpha with another of the same size, whichever is taken for the true one. */
    public static double iou(Raster one, Raster other) {
        return Overlap.of(one, new Truth(other, false, false)).iou();
    }
}
