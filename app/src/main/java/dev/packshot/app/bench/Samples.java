package dev.packshot.app.bench;

import java.util.Arrays;
import java.util.List;

/** Repeated measurements of one thing. */
final class Samples {
    private final double[] sorted;

    Samples(List<Double> values) {
        sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("Nothing was measured");
        }
    }

    double median() {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The value that {@code share} of all aren't above, by the nearest rank. */
    double percentile(double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    double least() {
        return sorted[0];
    }

    double most() {
        return sorted[sorted.length - 1];
    }

    /** The ratios a/b, pair by pair: what changes the machine's speed hits both of a pair. */
    static Samples ratios(List<Double> a, List<Double> b) {
        Double[] ratios = new Double[Math.min(a.size(), b.size())];
        Arrays.setAll(ratios, i -> a.get(i) / b.get(i));
        return new Samples(List.of(ratios));
    }

    @Override
    public String toString() {
        return "%.2f (%.2f to %.2f)".formatted(median(), least(), most());
    }
}
