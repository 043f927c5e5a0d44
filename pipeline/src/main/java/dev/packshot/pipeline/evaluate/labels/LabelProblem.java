package dev.packshot.pipeline.evaluate.labels;

import dev.packshot.pipeline.intake.Refusal;

/** A set, or one pair of it, that can't be measured: why, and what to do about it. */
public final class LabelProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why, each with its remedy. */
    public enum Reason {
        SET_MISSING("There is no such folder.", "Name a folder of photographs and masks."),
        SET_EMPTY(
                "No photograph with a mask was found.",
                "Lay photographs into images/ and masks of the same name into masks/, or NAME_mask.png beside NAME.jpg."),
        MANIFEST_INVALID("manifest.csv can't be read.", "Write a first line with the column names, id among them."),
        PHOTOGRAPH_MISSING("No photograph has this id.", "Add it to images/, or take the line out of manifest.csv."),
        PHOTOGRAPH_REFUSED("The photograph isn't taken in.", "Replace it."),
        PHOTOGRAPH_CUT_OUT(
                "The photograph is already cut out: there is nothing to find.", "Use the photograph with its ground."),
        MASK_MISSING(
                "The photograph has no mask.", "Add a PNG of the same name to masks/, or NAME_mask.png beside it."),
        MASK_REFUSED("The mask can't be read.", "Save it as PNG, 8-bit grey or with alpha."),
        MASK_COLOURED("The mask has colours.", "Save it as 8-bit grey, white for the product, or as alpha of a PNG."),
        MASK_TOO_DARK(
                "The mask is dark all over, but not black.", "Save it with 255 for the product: half of it counts."),
        MASK_OF_ANOTHER_SHAPE(
                "The mask has another shape than the photograph.",
                "Save it as the photograph is seen: upright, not cropped, at any scale."),
        TOO_MUCH_MEMORY("Measuring needs more memory than one picture may have.", "Save photograph and mask smaller.");

        private final String sentence;
        private final String remedy;

        Reason(String sentence, String remedy) {
            this.sentence = sentence;
            this.remedy = remedy;
        }
    }

    private final Reason reason;
    private final String remedy;

    /**
     * A problem.
     *
     * @param reason the kind
     * @param detail what was found, may be empty
     */
    public LabelProblem(Reason reason, String detail) {
        this(reason, detail, reason.remedy);
    }

    private LabelProblem(Reason reason, String detail, String remedy) {
        super(detail.isEmpty() ? reason.sentence : reason.sentence + " " + detail);
        this.reason = reason;
        this.remedy = remedy;
    }

    /** A photograph that the pipeline's intake refuses, with the intake's own remedy. */
    public static LabelProblem of(Refusal refusal) {
        return new LabelProblem(
                Reason.PHOTOGRAPH_REFUSED,
                String.valueOf(refusal.getMessage()),
                refusal.reason().remedy());
    }

    public Reason reason() {
        return reason;
    }

    /** What to do. */
    public String remedy() {
        return remedy;
    }
}
