package dev.packshot.pipeline.intake.header;

/** A header that ends early, contradicts itself or points outside its file. */
public final class BrokenHeader extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenHeader(String detail) {
        super(detail);
    }
}
