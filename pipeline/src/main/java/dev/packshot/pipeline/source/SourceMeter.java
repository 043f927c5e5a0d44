package dev.packshot.pipeline.source;

import dev.packshot.pipeline.intake.Original;
import dev.packshot.pipeline.source.SourceQuality.Finding;
import java.util.ArrayList;
import java.util.List;

/** Measures what a photograph is worth before anything is made of it. Holds nothing; usable from any thread. */
public final class SourceMeter {
    /** The outline of a plain product alone covers more than the rest. */
    private static final double SHARPNESS_SHARE = 0.998;

    private static final double BLURRED_BELOW = 12;
    private static final double DARK_BELOW = 35;
    private static final double BURNT_ABOVE = 0.08;
    private static final double NOISY_ABOVE = 7;

    /** Marketplaces zoom from 1,000 px on, and ask for that of the longest side. */
    private static final int SMALL_BELOW = 1000;

    /** Figures of one photograph, and what follows from them. */
    public SourceQuality measure(Original original) {
        Survey survey = Survey.of(original.pixels());
        double sharpness = survey.gradient(SHARPNESS_SHARE);
        double noise = NoiseMeter.sigma(original.pixels());
        List<Finding> findings = new ArrayList<>();
        if (sharpness < BLURRED_BELOW) {
            findings.add(Finding.BLURRED);
        }
        if (survey.mean() < DARK_BELOW) {
            findings.add(Finding.DARK);
        }
        if (original.upright().longest() < SMALL_BELOW) {
            findings.add(Finding.SMALL);
        }
        if (survey.enclosedHighlights() > BURNT_ABOVE) {
            findings.add(Finding.OVEREXPOSED);
        }
        if (noise > NOISY_ABOVE) {
            findings.add(Finding.NOISY);
        }
        return new SourceQuality(
                original.upright().shortest(),
                sharpness,
                survey.mean(),
                survey.highlights(),
                survey.shadows(),
                noise,
                findings);
    }
}
