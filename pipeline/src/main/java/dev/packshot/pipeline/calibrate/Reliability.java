package dev.packshot.pipeline.calibrate;

import java.util.ArrayList;
import java.util.List;

/**
 * How far figures kept their word on cut-outs whose truth is known.
 *
 * @param pictures how many
 * @param bad how many of their mattes were bad
 * @param expectedCalibrationError mean distance of figure and share of bad ones over ten bins, by pictures, 0 (as said)
 *     to 1 (Naeini, Cooper and Hauskrecht, 2015)
 * @param auroc probability that a bad one has the higher figure than a good one, 0..1; ½ is chance, and what is said when
 *     one kind is missing
 * @param badCaught share of the bad ones above the threshold, 0..1; 1 when there are none
 * @param goodStopped share of the good ones above the threshold, 0..1; 0 when there are none
 * @param bins ten bins of figures, for a plot
 */
public record Reliability(
        int pictures,
        int bad,
        double expectedCalibrationError,
        double auroc,
        double badCaught,
        double goodStopped,
        List<Bin> bins) {
    private static final int BINS = 10;
    /** More digits than a few hundred pictures carry would only be noise in a model card. */
    private static final double STEPS = 10_000;

    public Reliability {
        bins = List.copyOf(bins);
    }

    /**
     * Pictures with figures of about the same size.
     *
     * @param from least figure, the bin is a tenth wide
     * @param pictures how many
     * @param meanFigure of them, 0..1; 0 when there are none
     * @param shareBad of them, 0..1; 0 when there are none
     */
    public record Bin(double from, int pictures, double meanFigure, double shareBad) {}

    /**
     * A figure and what became of it.
     *
     * @param figure 0..1
     * @param bad whether the matte was bad
     */
    public record Forecast(double figure, boolean bad) {}

    /**
     * Compares.
     *
     * @param forecasts at least one
     * @param reviewAbove the threshold, 0..1
     */
    public static Reliability of(List<Forecast> forecasts, double reviewAbove) {
        int bad = (int) forecasts.stream().filter(Forecast::bad).count();
        int good = forecasts.size() - bad;
        long caught = forecasts.stream()
                .filter(each -> each.bad() && each.figure() > reviewAbove)
                .count();
        long stopped = forecasts.stream()
                .filter(each -> !each.bad() && each.figure() > reviewAbove)
                .count();
        List<Bin> bins = bins(forecasts);
        double error = bins.stream()
                .mapToDouble(bin -> bin.pictures() * Math.abs(bin.meanFigure() - bin.shareBad()))
                .sum();
        return new Reliability(
                forecasts.size(),
                bad,
                rounded(error / forecasts.size()),
                rounded(auroc(forecasts, bad, good)),
                bad == 0 ? 1 : rounded((double) caught / bad),
                good == 0 ? 0 : rounded((double) stopped / good),
                bins);
    }

    private static List<Bin> bins(List<Forecast> forecasts) {
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            int number = bin;
            List<Forecast> within = forecasts.stream()
                    .filter(each -> Math.min(BINS - 1, (int) (each.figure() * BINS)) == number)
                    .toList();
            // Sorted, so that the sum doesn't hang on the pictures' order.
            double mean = within.stream()
                    .mapToDouble(Forecast::figure)
                    .sorted()
                    .average()
                    .orElse(0);
            double share = within.stream()
                    .mapToInt(each -> each.bad() ? 1 : 0)
                    .average()
                    .orElse(0);
            bins.add(new Bin((double) bin / BINS, within.size(), rounded(mean), rounded(share)));
        }
        return bins;
    }

    private static double auroc(List<Forecast> forecasts, int bad, int good) {
        if (bad == 0 || good == 0) {
            return 0.5;
        }
        double wins = 0;
        for (Forecast one : forecasts) {
            for (Forecast other : forecasts) {
                if (one.bad() && !other.bad()) {
                    wins += one.figure() > other.figure() ? 1 : one.figure() == other.figure() ? 0.5 : 0;
                }
            }
        }
        return wins / ((double) bad * good);
    }

    private static double rounded(double value) {
        return Math.round(value * STEPS) / STEPS;
    }
}
