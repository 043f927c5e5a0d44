package dev.packshot.pipeline.calibrate;

/** There are too few pictures to calibrate on. */
public final class TooFewTrials extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooFewTrials(int pictures, int bad, int least) {
        super("Of %d cut-outs %d are bad and %d good; at least %d of each are needed."
                .formatted(pictures, bad, pictures - bad, least));
    }

    /** What to do, for the operator. */
    public String remedy() {
        return "Add labelled photographs, easy and hard ones: 300 or more make a useful calibration.";
    }
}
