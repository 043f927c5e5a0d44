package dev.packshot.engine.drift;

import dev.packshot.engine.planning.Batch;
import dev.packshot.engine.profile.BrandProfiles;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Says what moved, by how much and since when, for the operator. */
@Singleton
final class Objection {
    private final BrandProfiles profiles;
    private final DriftPoints points;

    Objection(BrandProfiles profiles, DriftPoints points) {
        this.profiles = profiles;
        this.points = points;
    }

    String sentence(DriftChart chart, Batch batch, ControlChart.Finding finding) {
        Sample sample = finding.sample();
        RunRule.Broken broken = finding.broken().orElseThrow();
        Limits limits = finding.limits().orElseThrow();
        double usual = limits.value(sample, 0);
        return "Since batch %d %s %s: %s over %d pictures of batch %d, where %s is usual and %s the limit (%s; %s, %s)."
                .formatted(
                        since(chart, batch, sample.of(), broken.back()),
                        sample.of().words(),
                        finding.score() > 0 ? "rose" : "fell",
                        text(sample.of(), sample.value()),
                        sample.pictures(),
                        batch.number(),
                        text(sample.of(), usual),
                        text(sample.of(), limits.value(sample, finding.score() > 0 ? 3 : -3)),
                        words(broken.rule()),
                        chart.model(),
                        look(chart));
    }

    /** The batch that the run began with, of those that were judged. */
    private int since(DriftChart chart, Batch batch, Characteristic characteristic, int back) {
        return points.of(chart.id(), characteristic).reversed().stream()
                .filter(point -> point.number() < batch.number()
                        && point.phase() != DriftPoint.Phase.EXCUSED
                        && point.score().isPresent())
                .mapToInt(DriftPoint::number)
                .limit(back)
                .reduce((newer, older) -> older)
                .orElse(batch.number());
    }

    private String look(DriftChart chart) {
        return chart.profile()
                .map(profiles::findById)
                .map(profile -> "profile %s, version %d".formatted(profile.name(), profile.number()))
                .orElse("the shipped look");
    }

    private static String words(RunRule rule) {
        return switch (rule) {
            case BEYOND_3_SIGMA -> "beyond three standard errors";
            case TWO_OF_THREE_BEYOND_2_SIGMA -> "two of three batches beyond two standard errors";
            case EIGHT_ON_ONE_SIDE -> "eight batches in a row on one side";
        };
    }

    private static String text(Characteristic characteristic, double value) {
        return switch (characteristic) {
            case FLAGGED -> String.format(Locale.ROOT, "%.1f %%", value * 100);
            case DOUBT, DOUBT_SPREAD, FILL -> String.format(Locale.ROOT, "%.3f", value);
            case COLOUR -> String.format(Locale.ROOT, "%.2f", value);
        };
    }
}
