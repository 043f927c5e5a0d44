package dev.packshot.engine.reference;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.packshot.pipeline.refine.Uncertainty;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What a run came to, beside what was frozen; in the run that froze it both are the same.
 *
 * @param pictures of the set
 * @param refusedBefore pictures that nothing could be made of then
 * @param refusedNow the same now
 * @param compliantBefore pictures whose renditions broke no blocking rule then
 * @param compliantNow the same now
 * @param doubtBefore mean uncertainty then, 0..1; empty when none could be told
 * @param doubtNow the same now
 * @param identical pictures whose renditions have the frozen bytes
 * @param meanIou mean overlap of the masks, 0..1; empty when nothing was compared
 * @param leastIou the worst one
 * @param meanColourShift mean ΔE2000 between renditions; empty when nothing was compared
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Summary(
        int pictures,
        int refusedBefore,
        int refusedNow,
        int compliantBefore,
        int compliantNow,
        Optional<Double> doubtBefore,
        Optional<Double> doubtNow,
        int identical,
        Optional<Double> meanIou,
        Optional<Double> leastIou,
        Optional<Double> meanColourShift) {

    static Summary of(List<ReferenceResult> before, List<ReferenceResult> now) {
        return new Summary(
                now.size(),
                refused(before),
                refused(now),
                compliant(before),
                compliant(now),
                doubt(before),
                doubt(now),
                (int) now.stream()
                        .filter(result -> result.sameRenditions().orElse(false))
                        .count(),
                mean(now, ReferenceResult::maskIou),
                least(now, ReferenceResult::maskIou),
                mean(now, ReferenceResult::colourShift));
    }

    private static int refused(List<ReferenceResult> results) {
        return (int)
                results.stream().filter(result -> result.refusal().isPresent()).count();
    }

    private static int compliant(List<ReferenceResult> results) {
        return (int) results.stream().filter(ReferenceResult::compliant).count();
    }

    private static Optional<Double> doubt(List<ReferenceResult> results) {
        return mean(results, result -> result.uncertainty().filter(figure -> figure != Uncertainty.CANT_TELL));
    }

    private static Optional<Double> mean(
            List<ReferenceResult> results, Function<ReferenceResult, Optional<Double>> figure) {
        return boxed(results.stream()
                .flatMap(result -> figure.apply(result).stream())
                .mapToDouble(Double::doubleValue)
                .average());
    }

    private static Optional<Double> least(
            List<ReferenceResult> results, Function<ReferenceResult, Optional<Double>> figure) {
        return boxed(results.stream()
                .flatMap(result -> figure.apply(result).stream())
                .mapToDouble(Double::doubleValue)
                .min());
    }

    private static Optional<Double> boxed(OptionalDouble figure) {
        return figure.isPresent() ? Optional.of(figure.getAsDouble()) : Optional.empty();
    }
}
