package dev.packshot.pipeline.doubt;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What was measured on a cut-out, without a judgement.
 *
 * @param values each feature, 0 (nothing speaks against it) to 1; what isn't named is 0
 */
public record Evidence(Map<Feature, Double> values) {
    public Evidence {
        var all = new EnumMap<Feature, Double>(Feature.class);
        for (Feature feature : Feature.values()) {
            double value = values.getOrDefault(feature, 0.0);
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException("%s is 0..1, but was %s".formatted(feature, value));
            }
            all.put(feature, value);
        }
        values = Collections.unmodifiableMap(all);
    }

    /** Of a cut-out that nothing speaks against, such as a matte that came with the picture. */
    public static Evidence none() {
        return new Evidence(Map.of());
    }

    /** A feature's value, 0..1. */
    public double of(Feature feature) {
        return values.getOrDefault(feature, 0.0);
    }

    /** The same with another value of a feature, 0..1. */
    public Evidence with(Feature feature, double value) {
        var changed = new EnumMap<>(values);
        changed.put(feature, value);
        return new Evidence(changed);
    }
}
