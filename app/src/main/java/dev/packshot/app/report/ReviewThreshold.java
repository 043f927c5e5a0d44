package dev.packshot.app.report;

/** From which uncertainty on a person has to look, unless the user says otherwise. */
public final class ReviewThreshold {
    /** As an option's default. */
    public static final String DEFAULT = "0.4";

    private ReviewThreshold() {}
}
