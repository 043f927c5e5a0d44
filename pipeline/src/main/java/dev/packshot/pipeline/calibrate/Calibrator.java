package dev.packshot.pipeline.calibrate;

import dev.packshot.pipeline.calibrate.Reliability.Forecast;
import dev.packshot.pipeline.doubt.Calibration;
import dev.packshot.pipeline.doubt.Feature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Finds what evidence is worth for a network's cut-outs. The same trials give the same calibration, in any order.
 *
 * <p>The threshold and the reliability come from tenfold cross-validation: each picture's figure is made by the nine
 * tenths of the trials that it isn't part of.
 */
public final class Calibrator {
    /** A matte is bad when its IoU is below this. */
    public static final double BAD_BELOW = 0.9;

    /** Share of the bad mattes that the threshold catches. */
    private static final double CAUGHT = 0.97;

    private static final int FOLDS = 10;
    private static final int LEAST = 30;
    private static final Feature[] FEATURES = Feature.values();
    private static final double THRESHOLD_STEPS = 1000;
    private static final double WEIGHT_STEPS = 10_000;

    private final List<Trial> trials;

    private Calibrator(List<Trial> trials) {
        // The good ones and the bad ones spread evenly over the folds, and the sums don't hang on the order.
        Comparator<Trial> order = Comparator.comparing(trial -> trial.bad(BAD_BELOW));
        for (Feature feature : FEATURES) {
            order = order.thenComparingDouble(trial -> trial.evidence().of(feature));
        }
        this.trials = trials.stream().sorted(order).toList();
    }

    /**
     * Calibrates.
     *
     * @param data what the pictures are, for people
     * @throws TooFewTrials with fewer than 30 bad or 30 good cut-outs
     */
    public static Calibrated calibrate(List<Trial> trials, String data) {
        return new Calibrator(trials).calibrate(data, OptionalDouble.empty());
    }

    /**
     * Calibrates with a threshold of one's own, where the trials are harder than the pictures that will come.
     *
     * @param reviewAbove figure above which a person looks, 0..1
     * @throws TooFewTrials with fewer than 30 bad or 30 good cut-outs
     */
    public static Calibrated calibrate(List<Trial> trials, String data, double reviewAbove) {
        return new Calibrator(trials).calibrate(data, OptionalDouble.of(reviewAbove));
    }

    /** Figures of a calibration on other trials than those that made it, and what became of them; at least one trial. */
    public static Reliability check(Calibration calibration, List<Trial> trials) {
        List<Forecast> forecasts = trials.stream()
                .map(trial -> new Forecast(calibration.figure(trial.evidence()), trial.bad(calibration.badBelow())))
                .toList();
        return Reliability.of(forecasts, calibration.reviewAbove());
    }

    private Calibrated calibrate(String data, OptionalDouble wanted) {
        int bad = (int) trials.stream().filter(trial -> trial.bad(BAD_BELOW)).count();
        if (Math.min(bad, trials.size() - bad) < LEAST) {
            throw new TooFewTrials(trials.size(), bad, LEAST);
        }
        List<Forecast> forecasts = crossValidated();
        double reviewAbove = wanted.orElseGet(() -> threshold(forecasts));
        LogisticFit.Weights weights = fit(trials);
        Map<Feature, Double> coefficients = new EnumMap<>(Feature.class);
        for (int column = 0; column < FEATURES.length; column++) {
            double coefficient = rounded(weights.coefficients()[column]);
            if (coefficient > 0) {
                coefficients.put(FEATURES[column], coefficient);
            }
        }
        return new Calibrated(
                new Calibration(
                        rounded(weights.intercept()),
                        coefficients,
                        BAD_BELOW,
                        reviewAbove,
                        new Calibration.CalibratedOn(data, trials.size(), bad)),
                Reliability.of(forecasts, reviewAbove));
    }

    private List<Forecast> crossValidated() {
        List<Forecast> forecasts = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Trial> known = new ArrayList<>();
            List<Trial> asked = new ArrayList<>();
            for (int i = 0; i < trials.size(); i++) {
                (i % FOLDS == fold ? asked : known).add(trials.get(i));
            }
            LogisticFit.Weights weights = fit(known);
            asked.forEach(
                    trial -> forecasts.add(new Forecast(weights.probability(input(trial)), trial.bad(BAD_BELOW))));
        }
        return forecasts;
    }

    /** The largest thousandth above which enough of the bad ones lie. */
    private static double threshold(List<Forecast> forecasts) {
        double[] bad = forecasts.stream()
                .filter(Forecast::bad)
                .mapToDouble(Forecast::figure)
                .sorted()
                .toArray();
        double least = bad[(int) ((1 - CAUGHT) * bad.length)];
        return Math.max(0, Math.ceil(least * THRESHOLD_STEPS) - 1) / THRESHOLD_STEPS;
    }

    private static LogisticFit.Weights fit(List<Trial> trials) {
        double[][] inputs = new double[trials.size()][];
        boolean[] bad = new boolean[trials.size()];
        for (int row = 0; row < inputs.length; row++) {
            inputs[row] = input(trials.get(row));
            bad[row] = trials.get(row).bad(BAD_BELOW);
        }
        return LogisticFit.fit(inputs, bad);
    }

    private static double[] input(Trial trial) {
        double[] input = new double[FEATURES.length];
        for (int column = 0; column < input.length; column++) {
            input[column] = Calibration.input(FEATURES[column], trial.evidence());
        }
        return input;
    }

    private static double rounded(double weight) {
        return Math.round(weight * WEIGHT_STEPS) / WEIGHT_STEPS;
    }
}
