package dev.packshot.pipeline.raster;

/** A picture needs more pixel memory than it was given. */
public final class OutOfPixelMemory extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfPixelMemory(long wanted, long used, long budget) {
        super("%,d more bytes wanted, %,d of %,d in use".formatted(wanted, used, budget));
    }
}
