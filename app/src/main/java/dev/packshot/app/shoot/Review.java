package dev.packshot.app.shoot;

import dev.packshot.catalog.Slot;
import dev.packshot.pipeline.refine.Uncertainty;
import java.util.ArrayList;
import java.util.List;

/**
 * Which cut-outs a person has to look at: those whose figure is above the threshold, those that can't be judged, and
 * those that a person has to decide about however good the matte is.
 *
 * @param above uncertainty above which a person has to look, 0..1; below 0 everything is looked at
 */
record Review(double above) {

    /** Why somebody has to look, for the seller; empty when nobody needs to. */
    List<String> sentences(Uncertainty uncertainty, Slot slot) {
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

    private static boolean asksByItself(Uncertainty.Reason reason, Slot slot) {
        return switch (reason) {
            case NOTHING_FOUND, SEVERAL_OBJECTS -> true;
            // The main picture shows the whole product; a gallery picture may be a close-up on purpose.
            case TOUCHES_FRAME -> slot instanceof Slot.Main;
            case EDGE_DOUBT, LIKE_THE_GROUND, METHODS_DISAGREE, NETWORK_UNSURE, RAGGED_OUTLINE, UNUSUAL_SIZE -> false;
        };
    }
}
