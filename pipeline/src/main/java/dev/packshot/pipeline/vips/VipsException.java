package dev.packshot.pipeline.vips;

/** libvips refused or failed an operation. */
public final class VipsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    VipsException(String operation, String detail) {
        super(operation + ": " + detail);
    }
}
