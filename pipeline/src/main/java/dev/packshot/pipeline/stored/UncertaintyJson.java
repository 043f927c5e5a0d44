package dev.packshot.pipeline.stored;

import dev.packshot.pipeline.doubt.Evidence;
import dev.packshot.pipeline.doubt.Feature;
import dev.packshot.pipeline.refine.Uncertainty;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An {@link Uncertainty} as it is stored.
 *
 * @param reasons in their fixed order, since a set has none
 */
record UncertaintyJson(double figure, List<Uncertainty.Reason> reasons, Map<Feature, Double> evidence) {
    static UncertaintyJson of(Uncertainty uncertainty) {
        return new UncertaintyJson(
                uncertainty.figure(),
                List.copyOf(uncertainty.ordered()),
                uncertainty.evidence().values());
    }

    Uncertainty value() {
        return new Uncertainty(figure, Set.copyOf(reasons), new Evidence(evidence));
    }
}
