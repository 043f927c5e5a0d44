package dev.packshot.engine.drift;

import java.util.List;

/**
 * Where samples of a size lie while nothing changes, on the chart's scale.
 *
 * <p>Shewhart's charts as in D. C. Montgomery, "Introduction to Statistical Quality Control": p chart (chapter 7), X̄ and S
 * charts with c₄ ≈ 4(n−1)/(4n−3) (chapter 6). Two things are added. Batches of a shop differ by more than chance within one,
 * since products come in collections; so the standard error is the larger one of what the spread within batches predicts and
 * what the mean moving range of the baseline's batches shows (MR̄ / 1.128, Montgomery 6.4; for shares as in D. B. Laney,
 * "Improved control charts for attributes", Quality Engineering 14, 2002). And limits from m batches only are unsure
 * themselves (F. S. Hillier, "X̄- and R-chart control limits based on a small number of subgroups", Journal of Quality
 * Technology 1, 1969): the centre's own error widens the sample's by √(1 + 1/m), and where the error comes from moving ranges,
 * which tell as much as 0.605 (m − 1) degrees of freedom do (J. D. Cryer and T. P. Ryan, "The estimation of sigma for an X
 * chart", Journal of Quality Technology 22, 1990), scores are Student's t turned into normal ones (D. L. Wallace, "Bounds on
 * normal approximations to Student's and the chi-square distributions", Annals of Mathematical Statistics 30, 1959).
 *
 * @param centre mean of the baseline
 * @param error standard error of a sample around it
 * @param freedom degrees of freedom that the error is known with
 */
record Limits(double centre, double error, double freedom) {
    /** Expected range of two normal values in standard deviations. */
    private static final double D2 = 1.128;

    private static final double EFFICIENCY = 0.605;

    /**
     * Limits for a sample.
     *
     * @param baseline samples of one characteristic, oldest first, at least 2
     */
    static Limits of(List<Sample> baseline, Sample sample) {
        if (baseline.size() < 2) {
            throw new IllegalArgumentException("A baseline has at least 2 batches");
        }
        double centre = baseline.stream().mapToDouble(Sample::plotted).average().orElseThrow();
        double chance = Math.max(within(baseline, centre, sample), sample.of().resolution());
        double between = between(baseline);
        double freedom = between > chance ? EFFICIENCY * (baseline.size() - 1) : Double.POSITIVE_INFINITY;
        return new Limits(centre, Math.max(chance, between) * Math.sqrt(1 + 1.0 / baseline.size()), freedom);
    }

    private static double within(List<Sample> baseline, double centre, Sample sample) {
        int n = sample.pictures();
        return switch (sample.of().scale()) {
            case SHARE -> 1 / (2 * Math.sqrt(n));
            case MEAN -> pooled(baseline) / Math.sqrt(n);
            case SPREAD -> {
                double c4 = 4.0 * (n - 1) / (4.0 * n - 3);
                yield centre * Math.sqrt(1 - c4 * c4) / c4;
            }
        };
    }

    private static double pooled(List<Sample> baseline) {
        double squares = 0;
        double freedom = 0;
        for (Sample sample : baseline) {
            squares += (sample.pictures() - 1) * sample.spread() * sample.spread();
            freedom += sample.pictures() - 1;
        }
        return Math.sqrt(squares / freedom);
    }

    private static double between(List<Sample> baseline) {
        double ranges = 0;
        for (int i = 1; i < baseline.size(); i++) {
            ranges += Math.abs(baseline.get(i).plotted() - baseline.get(i - 1).plotted());
        }
        return ranges / (baseline.size() - 1) / D2;
    }

    /** How far a sample lies above the centre, as a normal score. */
    double score(Sample sample) {
        double t = (sample.plotted() - centre) / error;
        return Double.isInfinite(freedom)
                ? t
                : Math.copySign(bend() * Math.sqrt(freedom * Math.log1p(t * t / freedom)), t);
    }

    /** The value of a sample with this score, in the characteristic's unit. */
    double value(Sample sample, double score) {
        double z = score / bend();
        double t = Double.isInfinite(freedom)
                ? score
                : Math.copySign(Math.sqrt(freedom * Math.expm1(z * z / freedom)), score);
        return sample.valueAt(centre + t * error);
    }

    private double bend() {
        return (8 * freedom + 1) / (8 * freedom + 3);
    }
}
