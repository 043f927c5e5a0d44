package dev.packshot.pipeline.doubt;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What evidence is worth for the cut-outs of one network: the probability that a matte is bad is
 * 1 ÷ (1 + exp(−(intercept + Σ coefficient × √feature))), with roots because the first hundredths of a share tell most.
 * No coefficient is negative, so more of any evidence never
 * makes a cut-out surer.
 *
 * @param intercept log odds of a bad matte when nothing speaks against it
 * @param coefficients by feature, each 0 or more; a feature that isn't named weighs nothing
 * @param badBelow a matte is bad when its IoU with the truth is below this, 0..1
 * @param reviewAbove probability above which a person has to look, 0..1
 * @param calibratedOn the pictures behind it
 */
@JsonIgnoreProperties(ignoreUnknown = true) // A card also carries the figures of its reliability, for people.
public record Calibration(
        double intercept,
        Map<Feature, Double> coefficients,
        double badBelow,
        double reviewAbove,
        CalibratedOn calibratedOn) {
    public Calibration {
        if (!Double.isFinite(intercept)) {
            throw new IllegalArgumentException("The intercept is a finite number, but was " + intercept);
        }
        var ordered = new EnumMap<Feature, Double>(Feature.class);
        ordered.putAll(coefficients);
        ordered.forEach((feature, coefficient) -> {
            if (!(coefficient >= 0 && coefficient < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "The coefficient of %s is 0 or more, but was %s".formatted(feature, coefficient));
            }
        });
        coefficients = Collections.unmodifiableMap(ordered);
        share("badBelow", badBelow);
        share("reviewAbove", reviewAbove);
    }

    private static void share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("%s is 0..1, but was %s".formatted(name, value));
        }
    }

    /**
     * Pictures with known truth.
     *
     * @param data what they are, for people
     * @param pictures how many
     * @param bad how many of their mattes are bad
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record CalibratedOn(String data, int pictures, int bad) {
        public CalibratedOn {
            if (bad < 0 || bad > pictures) {
                throw new IllegalArgumentException("%d of %d pictures can't be bad".formatted(bad, pictures));
            }
        }
    }

    /** Probability that the matte is bad, 0..1. */
    public double figure(Evidence evidence) {
        double logOdds = intercept;
        for (Feature feature : coefficients.keySet()) {
            logOdds += contribution(feature, evidence);
        }
        return 1 / (1 + Math.exp(-logOdds));
    }

    /** The feature that adds most to the log odds; none when nothing does. */
    public Optional<Feature> heaviest(Evidence evidence) {
        return coefficients.keySet().stream()
                .filter(feature -> contribution(feature, evidence) > 0)
                .max(Comparator.comparingDouble(feature -> contribution(feature, evidence)));
    }

    private double contribution(Feature feature, Evidence evidence) {
        return coefficients.getOrDefault(feature, 0.0) * input(feature, evidence);
    }

    /** What a coefficient is multiplied with, 0..1. */
    public static double input(Feature feature, Evidence evidence) {
        return Math.sqrt(evidence.of(feature));
    }
}
