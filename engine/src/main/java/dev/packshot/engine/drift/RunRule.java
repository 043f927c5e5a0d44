package dev.packshot.engine.drift;

import java.util.List;
import java.util.Optional;

/**
 * What doesn't happen by chance: rules 1, 2 and 4 of the Western Electric "Statistical Quality Control Handbook" (1956). Its
 * rule 3 (four of five beyond 1σ) is left out: beside the others it mainly adds false alarms (C. W. Champ and W. H. Woodall,
 * "Exact results for Shewhart control charts with supplementary runs rules", Technometrics 29, 1987), and an alarm stops a
 * shop. Nelson's rules about trends and too little variation say nothing about worse pictures.
 */
public enum RunRule {
    /** One batch beyond 3σ. */
    BEYOND_3_SIGMA(1, 1, 3),
    /** Two of three batches in a row beyond 2σ, on one side. */
    TWO_OF_THREE_BEYOND_2_SIGMA(3, 2, 2),
    /** Eight batches in a row on one side of the centre; only by a firm baseline, since the centre has to be known. */
    EIGHT_ON_ONE_SIDE(8, 8, 0);

    private final int window;
    private final int needed;
    private final double beyond;

    RunRule(int window, int needed, double beyond) {
        this.window = window;
        this.needed = needed;
        this.beyond = beyond;
    }

    /**
     * A rule that is broken, and since when.
     *
     * @param back how many batches before the newest the run began
     */
    record Broken(RunRule rule, int back) {}

    /**
     * The first rule that the newest score breaks.
     *
     * @param scores oldest first, the newest last; above 0 is for the worse
     * @param firm whether the baseline is as long as it will be
     */
    static Optional<Broken> brokenBy(List<Double> scores, boolean firm) {
        for (RunRule rule : values()) {
            if (rule != EIGHT_ON_ONE_SIDE || firm) {
                Optional<Broken> broken = rule.on(scores);
                if (broken.isPresent()) {
                    return broken;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Broken> on(List<Double> scores) {
        int last = scores.size() - 1;
        if (scores.isEmpty() || scores.get(last) <= beyond) {
            return Optional.empty();
        }
        int found = 0;
        int back = 0;
        for (int i = 0; i < window && i <= last; i++) {
            if (scores.get(last - i) > beyond) {
                found++;
                back = i;
            }
        }
        return found >= needed ? Optional.of(new Broken(this, back)) : Optional.empty();
    }
}
