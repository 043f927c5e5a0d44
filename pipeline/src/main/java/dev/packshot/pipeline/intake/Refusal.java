package dev.packshot.pipeline.intake;

/** A photograph that isn't taken in: why, and what the seller can do about it. Nothing is lost by it. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why a photograph is refused, each with its remedy. */
    public enum Reason {
        EMPTY("The file is empty.", "Copy it again from the camera or the shop."),
        UNREADABLE("The file can't be read.", "Check that it exists and that its permissions allow reading."),
        UNKNOWN_TYPE("The content is no picture format that Packshot knows.", "Save it as JPEG, PNG, TIFF or WebP."),
        TYPE_NOT_ACCEPTED(
                "The format can carry scripts or pages and is never opened.",
                "Export the picture as JPEG, PNG, TIFF or WebP."),
        TOO_MANY_BYTES("The file is larger than the limit.", "Export it smaller, or raise --max-bytes."),
        TOO_MANY_PIXELS("The picture has more pixels than the limit.", "Export it smaller, or raise --max-pixels."),
        TOO_MANY_FRAMES("The file holds more frames or pages than the limit.", "Save the one picture on its own."),
        TOO_SMALL("The picture is too small to show a product.", "Use a photograph of at least 64 px a side."),
        TOO_SLOW(
                "Decoding took longer than the limit.",
                "Save it again as a plain JPEG or PNG, or raise --max-seconds."),
        TOO_MUCH_MEMORY(
                "Decoding would need more memory than one picture may have.",
                "Save it as JPEG, or smaller, or without layers and interlacing."),
        DAMAGED("The file is damaged or cut off.", "Copy or export it again from the source."),
        DECODER_MISSING(
                "This platform has no decoder for HEIC.",
                "Install libheif1 (apt-get install libheif1), or save it as JPEG.");

        private final String sentence;
        private final String remedy;

        Reason(String sentence, String remedy) {
            this.sentence = sentence;
            this.remedy = remedy;
        }

        /** What is wrong, for the seller. */
        public String sentence() {
            return sentence;
        }

        /** What to do, for the seller. */
        public String remedy() {
            return remedy;
        }
    }

    private final Reason reason;

    /**
     * Refuses a photograph.
     *
     * @param reason the kind
     * @param detail figures for people: what was found and what the limit is
     */
    public Refusal(Reason reason, String detail) {
        super(reason.sentence() + (detail.isEmpty() ? "" : " " + detail));
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
