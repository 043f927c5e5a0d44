package dev.packshot.pipeline.intake.heic;

/** libheif refused a file, or there is no libheif that can decode HEVC. */
public final class HeicFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean decoderMissing;

    HeicFailure(boolean decoderMissing, String detail) {
        super(detail);
        this.decoderMissing = decoderMissing;
    }

    /** Whether the machine lacks something, rather than the file. */
    public boolean decoderMissing() {
        return decoderMissing;
    }
}
