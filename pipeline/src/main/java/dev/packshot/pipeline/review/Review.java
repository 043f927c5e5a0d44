package dev.packshot.pipeline.review;

import dev.packshot.catalog.Platform;
import dev.packshot.catalog.Slot;
import dev.packshot.pipeline.doubt.Calibration;
import dev.packshot.pipeline.inspect.ComplianceReport;
import dev.packshot.pipeline.inspect.Verdict;
import dev.packshot.pipeline.refine.Uncertainty;
import dev.packshot.pipeline.source.SourceQuality;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which cut-outs a person has to look at: those whose figure is above the threshold, those that can't be judged, and
 * those that a person has to decide about however good the matte is.
 *
 * @param above uncertainty above which a person has to look, 0..1; below 0 everything is looked at
 */
public record Review(double above) {

    /**
     * What a network's calibration asks for. Without one no cut-out of it has a figure, and the threshold decides nothing.
     */
    public static Review of(Optional<Calibration> calibration) {
        return new Review(calibration.map(Calibration::reviewAbove).orElse(1.0));
    }

    /** Why somebody has to look at a cut-out, for the seller; empty when nobody needs to. */
    public List<String> sentences(Uncertainty uncertainty, Slot slot) {
        List<String> sentences = new ArrayList<>();
        boolean unknown = uncertainty.figure() == Uncertainty.CANT_TELL;
        boolean doubtful = unknown || uncertainty.figure() > above;
        if (doubtful) {
            sentences.add(
                    unknown
                            ? "How good the cut-out is can't be told."
                            : "The cut-out is doubtful: bad with a probability of %.0f %%."
                                    .formatted(uncertainty.figure() * 100));
        }
        uncertainty.ordered().stream()
                .filter(reason -> doubtful || asksByItself(reason, slot))
                .forEach(reason -> sentences.add(reason.sentence()));
        return sentences;
    }

    /** Why somebody has to look at what is made of a photograph, for the seller; empty when nobody needs to. */
    public static List<String> sentences(SourceQuality quality) {
        return quality.findings().stream()
                .filter(SourceQuality.Finding::needsPerson)
                .map(SourceQuality.Finding::sentence)
                .toList();
    }

    /** Why a platform would refuse a rendition, for the seller; empty when it wouldn't. */
    public static List<String> sentences(Platform platform, ComplianceReport report) {
        return report.verdicts().stream()
                .filter(Verdict::blocks)
                .map(verdict -> "%s would refuse it: %s (%s: %s)"
                        .formatted(platform, verdict.rule().id(), verdict.rule().metric(), verdict.measured()))
                .toList();
    }

    private static boolean asksByItself(Uncertainty.Reason reason, Slot slot) {
        return switch (reason) {
            case NOTHING_FOUND, SEVERAL_OBJECTS -> true;
            // The main picture shows the whole product; a gallery picture may be a close-up on purpose.
            case TOUCHES_FRAME -> slot instanceof Slot.Main;
            case EDGE_DOUBT, LIKE_THE_GROUND, METHODS_DISAGREE, NETWORK_UNSURE, RAGGED_OUTLINE, UNUSUAL_SIZE -> false;
        };
    }
}
