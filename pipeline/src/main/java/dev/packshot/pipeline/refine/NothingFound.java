package dev.packshot.pipeline.refine;

/** Neither the network nor the picture's own colours show a product. */
public final class NothingFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NothingFound(String detail) {
        super("No product was found. " + detail);
    }

    /** What to do, for the seller. */
    public String remedy() {
        return "Photograph the product alone, fully inside the frame, on a plain ground of another colour.";
    }
}
