package dev.packshot.pipeline.refine;

import java.util.EnumSet;
import java.util.Set;

/**
 * How doubtful a cut-out is.
 *
 * @param figure 0 (sure) to 1 (no idea), or -1 when it can't tell
 * @param reasons why, empty when nothing speaks against it
 */
public record Uncertainty(double figure, Set<Reason> reasons) {
    public Uncertainty {
        reasons = Set.copyOf(reasons);
    }

    /** The same, of a cut-out that is no more than a guess. */
    Uncertainty ofGuess() {
        Set<Reason> more = ordered();
        more.add(Reason.NOTHING_FOUND);
        return new Uncertainty(1, more);
    }

    /** Reasons in their fixed order. */
    public Set<Reason> ordered() {
        EnumSet<Reason> ordered = EnumSet.noneOf(Reason.class);
        ordered.addAll(reasons);
        return ordered;
    }

    /** What makes a cut-out doubtful. */
    public enum Reason {
        NOTHING_FOUND("No product stands out: this is a guess."),
        EDGE_DOUBT("Long stretches of the edge are unclear."),
        SEVERAL_OBJECTS("Several separate objects were found: are all of them sold?"),
        TOUCHES_FRAME("The product touches the photograph's frame and may be cut off."),
        LIKE_THE_GROUND("The product has the colour of its ground."),
        METHODS_DISAGREE("The network and the picture's own colours disagree.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /** For the seller. */
        public String sentence() {
            return sentence;
        }
    }
}
