package dev.packshot.pipeline.evaluate;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.evaluate.labels.LabelledPhotograph;
import java.util.List;

/**
 * All methods on one photograph.
 *
 * @param labelled the pair
 * @param size of the upright photograph
 * @param scores one for each method, in the methods' order
 */
public record PictureScore(LabelledPhotograph labelled, PixelSize size, List<Score> scores) {
    public PictureScore {
        scores = List.copyOf(scores);
    }
}
