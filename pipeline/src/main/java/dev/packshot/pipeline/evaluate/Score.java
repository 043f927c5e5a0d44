package dev.packshot.pipeline.evaluate;

import dev.packshot.pipeline.evaluate.figure.Figures;
import dev.packshot.pipeline.refine.Uncertainty;
import java.util.Optional;

/**
 * What one method made of one photograph.
 *
 * @param figures how good it is
 * @param found false when the method gave up or its answer is empty: it counts as an empty mask
 * @param uncertainty how doubtful the method itself takes its answer to be; empty for methods that don't say, and when
 *     nothing was found
 */
public record Score(Figures figures, boolean found, Optional<Uncertainty> uncertainty) {}
