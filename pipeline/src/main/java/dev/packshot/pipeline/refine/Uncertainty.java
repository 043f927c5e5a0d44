package dev.packshot.pipeline.refine;

import dev.packshot.pipeline.doubt.Calibration;
import dev.packshot.pipeline.doubt.Evidence;
import dev.packshot.pipeline.doubt.Feature;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How doubtful a cut-out is. Figure and reasons are independent: the figure is about the matte only, while some reasons
 * ask for a look at a picture whose matte may be perfect.
 *
 * @param figure probability that the matte is bad, 0..1, as its network was calibrated; {@link #CANT_TELL} without a
 *     calibration, and for a cut-out that is no more than a guess
 * @param reasons what strikes about it, empty when nothing does
 * @param evidence what was measured
 */
public record Uncertainty(double figure, Set<Reason> reasons, Evidence evidence) {
    /** The figure of a cut-out that can't be judged. */
    public static final double CANT_TELL = -1;

    private static final double EDGE = 0.3;
    private static final double DISAGREEMENT = 0.35;
    private static final double LEAK = 0.2;
    private static final double LIKENESS = 0.5;
    private static final double INDECISION = 0.5;

    public Uncertainty {
        reasons = Set.copyOf(reasons);
        if (figure != CANT_TELL && !(figure >= 0 && figure <= 1)) {
            throw new IllegalArgumentException("A figure is 0..1 or -1, but was " + figure);
        }
    }

    /** Of a matte that nothing speaks against, such as one that came with its picture. */
    public static Uncertainty none() {
        return new Uncertainty(0, Set.of(), Evidence.none());
    }

    /**
     * Weighs evidence. Reasons are what passes a mark of its own, and for a figure above the calibration's threshold
     * also what weighs most in it.
     *
     * @param touchesFrame whether the product runs along the photograph's border
     * @param calibration what evidence is worth for the network at work
     */
    static Uncertainty of(Evidence evidence, boolean touchesFrame, Optional<Calibration> calibration) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        if (evidence.of(Feature.EDGE) > EDGE) {
            reasons.add(Reason.EDGE_DOUBT);
        }
        if (evidence.of(Feature.OBJECTS) > 0) {
            reasons.add(Reason.SEVERAL_OBJECTS);
        }
        if (touchesFrame) {
            reasons.add(Reason.TOUCHES_FRAME);
        }
        if (evidence.of(Feature.LIKENESS) > LIKENESS) {
            reasons.add(Reason.LIKE_THE_GROUND);
        }
        if (evidence.of(Feature.DISAGREEMENT) > DISAGREEMENT || evidence.of(Feature.LEAK) > LEAK) {
            reasons.add(Reason.METHODS_DISAGREE);
        }
        if (evidence.of(Feature.UNSURE) > 0 || evidence.of(Feature.INDECISION) > INDECISION) {
            reasons.add(Reason.NETWORK_UNSURE);
        }
        double figure = calibration.map(each -> each.figure(evidence)).orElse(CANT_TELL);
        calibration
                .filter(each -> figure > each.reviewAbove())
                .flatMap(each -> each.heaviest(evidence))
                .ifPresent(heaviest -> reasons.add(reason(heaviest)));
        return new Uncertainty(figure, reasons, evidence);
    }

    private static Reason reason(Feature feature) {
        return switch (feature) {
            case EDGE -> Reason.EDGE_DOUBT;
            case OBJECTS -> Reason.SEVERAL_OBJECTS;
            case FRAME -> Reason.TOUCHES_FRAME;
            case LIKENESS, CONFUSION -> Reason.LIKE_THE_GROUND;
            case DISAGREEMENT, LEAK, FRAGILITY -> Reason.METHODS_DISAGREE;
            case INDECISION, STRAY, UNSURE -> Reason.NETWORK_UNSURE;
            case RAGGEDNESS -> Reason.RAGGED_OUTLINE;
            case SMALLNESS, FULLNESS -> Reason.UNUSUAL_SIZE;
        };
    }

    /** The same, of a cut-out that is no more than a guess. */
    Uncertainty ofGuess() {
        Set<Reason> more = ordered();
        more.add(Reason.NOTHING_FOUND);
        return new Uncertainty(CANT_TELL, more, evidence);
    }

    /** Reasons in their fixed order. */
    public Set<Reason> ordered() {
        EnumSet<Reason> ordered = EnumSet.noneOf(Reason.class);
        ordered.addAll(reasons);
        return ordered;
    }

    /** What strikes about a cut-out. */
    public enum Reason {
        NOTHING_FOUND("No product stands out: this is a guess."),
        EDGE_DOUBT("Long stretches of the edge are unclear."),
        SEVERAL_OBJECTS("Several separate objects were found: are all of them sold?"),
        TOUCHES_FRAME("The product touches the photograph's frame and may be cut off."),
        LIKE_THE_GROUND("The product has the colour of its ground."),
        METHODS_DISAGREE("The network and the picture's own colours disagree."),
        NETWORK_UNSURE("The network isn't sure what belongs to the product."),
        RAGGED_OUTLINE("The outline is ragged, as if parts were missing."),
        UNUSUAL_SIZE("The product fills very little of the photograph, or nearly all of it.");

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
