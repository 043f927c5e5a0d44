package dev.packshot.engine.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One characteristic's chart as far as it has come. Phase I: batches make the baseline; phase II: each further one is held
 * against it. A baseline goes on growing by batches that broke no rule until it is firm.
 *
 * @param settings when it may judge
 * @param baseline the baseline's samples, oldest first
 * @param run scores of the judged batches that a run may consist of, oldest first
 */
record ControlChart(DriftSettings settings, List<Sample> baseline, List<Double> run) {
    ControlChart {
        baseline = List.copyOf(baseline);
        run = List.copyOf(run);
    }

    /**
     * What the chart says of a sample.
     *
     * @param limits empty while there is too little to judge by
     * @param score standard errors above the centre; 0 without limits
     * @param broken the rule that it breaks
     * @param firm whether the baseline has all its batches without it
     */
    record Finding(
            Sample sample, Optional<Limits> limits, double score, Optional<RunRule.Broken> broken, boolean firm) {}

    /** Holds a sample against the baseline. */
    Finding judge(Sample sample) {
        if (!judges()) {
            return new Finding(sample, Optional.empty(), 0, Optional.empty(), false);
        }
        Limits limits = Limits.of(baseline, sample);
        double score = limits.score(sample);
        Optional<RunRule.Broken> broken = broken(score, 1);
        if (broken.isEmpty() && sample.of().side() == Characteristic.Side.BOTH) {
            broken = broken(score, -1);
        }
        return new Finding(sample, Optional.of(limits), score, broken, firm());
    }

    private Optional<RunRule.Broken> broken(double score, int sign) {
        List<Double> scores = new ArrayList<>();
        run.forEach(earlier -> scores.add(sign * earlier));
        scores.add(sign * score);
        return RunRule.brokenBy(scores, firm());
    }

    private boolean judges() {
        return baseline.size() >= Math.max(2, settings.baseline())
                && baseline.stream().mapToInt(Sample::pictures).sum() >= settings.baselinePictures();
    }

    /** Whether the baseline has all its batches. */
    private boolean firm() {
        return judges() && baseline.size() >= settings.firm();
    }
}
