package dev.packshot.engine.drift;

/** What is watched of a batch. */
public enum Characteristic {
    /** Share of pictures that a person has to look at for doubt, or that nothing can be made of, 0..1. */
    FLAGGED("the share of doubtful or refused pictures", Scale.SHARE, Side.UPPER, 0),
    /** Mean calibrated uncertainty of the cut-outs, 0..1. */
    DOUBT("the mean doubt about cut-outs", Scale.MEAN, Side.UPPER, 0.005),
    /** Standard deviation of the same. */
    DOUBT_SPREAD("the spread of the doubt about cut-outs", Scale.SPREAD, Side.UPPER, 0.005),
    /** Mean ΔE2000 between the product's pixels and the photograph's. */
    COLOUR("the mean colour shift (ΔE)", Scale.MEAN, Side.UPPER, 0.05),
    /** Mean share of the canvas side that the product's longer side takes, 0..1. */
    FILL("the mean fill", Scale.MEAN, Side.BOTH, 0.003);

    /** How a value is plotted. */
    enum Scale {
        SHARE,
        MEAN,
        SPREAD
    }

    /** Which move is for the worse. */
    enum Side {
        UPPER,
        BOTH
    }

    private final String words;
    private final Scale scale;
    private final Side side;
    private final double resolution;

    Characteristic(String words, Scale scale, Side side, double resolution) {
        this.words = words;
        this.scale = scale;
        this.side = side;
        this.resolution = resolution;
    }

    /** For the operator, within a sentence. */
    public String words() {
        return words;
    }

    Scale scale() {
        return scale;
    }

    Side side() {
        return side;
    }

    /** Least standard error: what is smaller makes no difference to a buyer, however sure it is. Unit of the value. */
    double resolution() {
        return resolution;
    }
}
