package dev.packshot.pipeline.evaluate.figure;

import dev.packshot.pipeline.evaluate.labels.Truth;
import dev.packshot.pipeline.evaluate.method.Answer;
import dev.packshot.pipeline.raster.Raster;

/** Measures answers. Has no state: any number of threads may share one. */
public final class FigureMeter {
    /**
     * Measures one answer.
     *
     * @param photograph H×W×3
     * @param truth of the same size
     * @param answer of the same size
     */
    public Figures measure(Raster photograph, Truth truth, Answer answer) {
        Overlap overlap = Overlap.of(answer.alpha(), truth);
        EdgeBand.Errors edge = truth.trueAlpha()
                ? EdgeBand.errors(photograph, truth, answer)
                : new EdgeBand.Errors(Double.NaN, Double.NaN);
        return new Figures(
                overlap.iou(),
                overlap.mae(),
                overlap.maxFBeta(),
                BoundaryF.of(answer.alpha(), truth),
                edge.alpha(),
                edge.colour());
    }
}
