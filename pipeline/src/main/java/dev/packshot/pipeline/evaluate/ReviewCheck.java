package dev.packshot.pipeline.evaluate;

import java.util.List;

/**
 * Whether the uncertainty figure sends the right pictures to a person: those above a threshold, those that can't tell, and
 * those on which nothing was found are stopped.
 *
 * @param threshold uncertainty from which a person has to look, 0..1
 * @param bad pictures with an IoU below {@link #GOOD}
 * @param badStopped how many of them are stopped
 * @param good all others
 * @param goodStopped how many of them are stopped, for nothing
 */
public record ReviewCheck(double threshold, int bad, int badStopped, int good, int goodStopped) {
    /** IoU from which a matte is good. */
    public static final double GOOD = 0.9;

    /** Checks a method's scores. */
    public static ReviewCheck of(List<Score> scores, double threshold) {
        int bad = 0;
        int badStopped = 0;
        int goodStopped = 0;
        for (Score score : scores) {
            boolean stops = stops(score, threshold);
            if (score.figures().iou() < GOOD) {
                bad++;
                badStopped += stops ? 1 : 0;
            } else {
                goodStopped += stops ? 1 : 0;
            }
        }
        return new ReviewCheck(threshold, bad, badStopped, scores.size() - bad, goodStopped);
    }

    /** Whether a person would see it. */
    public static boolean stops(Score score, double threshold) {
        return !score.found()
                || score.uncertainty()
                        .map(doubt -> doubt.figure() < 0 || doubt.figure() > threshold)
                        .orElse(false);
    }

    /** Share of bad mattes that a person sees, 0..1; NaN without any. */
    public double caught() {
        return bad == 0 ? Double.NaN : (double) badStopped / bad;
    }

    /** Share of good mattes that are stopped, 0..1; NaN without any. */
    public double stopped() {
        return good == 0 ? Double.NaN : (double) goodStopped / good;
    }
}
