package dev.packshot.pipeline.matte.catalogue;

import org.jspecify.annotations.Nullable;

/** Something that was wanted of the catalogue isn't done; nothing was changed. The message says what to do. */
public final class ModelRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why, each with its remedy. */
    public enum Reason {
        UNKNOWN_FAMILY("There is no such family.", "Choose one that docs/models.md lists, or describe it with --card."),
        BAD_CARD("The card can't be used.", "Correct it; docs/models.md shows a whole one."),
        LICENCE(
                "The licence forbids commercial use.",
                "If you may use it all the same, say so with --accept-licence and the licence's name."),
        WRONG_LICENCE(
                "That isn't the licence of this model.", "Read the licence, then accept it by the name that is shown."),
        BAD_ID(
                "An id has 1 to 64 lower-case letters, digits, dots and dashes, and packshot-matte is taken.",
                "Choose another with --id."),
        DUPLICATE("There is a model of that id already.", "Remove it first, or choose another with --id."),
        UNREADABLE("The file can't be read.", "Check that it exists and that its permissions allow reading."),
        TOO_LARGE("An ONNX file has at most 2 GB.", "Export the model in half precision or a smaller variant."),
        NO_SPACE("There isn't enough room for it.", "Free some, or name a folder on another disk with --models."),
        NOT_ONNX(
                "ONNX Runtime can't read it.",
                "Give an ONNX file that holds its weights itself: no .pth, no .safetensors, no second data file."),
        WRONG_SHAPE(
                "It doesn't take or give what the family does.",
                "Choose the family that it belongs to, or describe it with --card."),
        OTHER_DIGEST("The file isn't the one that the card was written for.", "Get the file again, whole."),
        NOT_A_MATTE(
                "Its values for the trial picture are no coverages.",
                "Choose the family that it belongs to, or say with --activation whether a sigmoid is missing."),
        FINDS_NOTHING(
                "It doesn't find the product in the trial picture.",
                "Choose the family that it belongs to, or describe it with --card."),
        UNKNOWN_MODEL("There is no model of that id.", "See packshot model list."),
        DAMAGED("The model's files are damaged.", "Remove it with packshot model remove, and add it again.");

        private final String sentence;
        private final String remedy;

        Reason(String sentence, String remedy) {
            this.sentence = sentence;
            this.remedy = remedy;
        }

        /** What is wrong. */
        public String sentence() {
            return sentence;
        }

        /** What to do. */
        public String remedy() {
            return remedy;
        }
    }

    private final Reason reason;

    ModelRefused(Reason reason, String detail) {
        this(reason, detail, null);
    }

    ModelRefused(Reason reason, String detail, @Nullable Throwable cause) {
        super("%s %s %s".formatted(reason.sentence(), detail, reason.remedy()), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
