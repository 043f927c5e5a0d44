package dev.packshot.app.eval;

import dev.packshot.pipeline.evaluate.Outcome;
import dev.packshot.pipeline.evaluate.PictureScore;
import dev.packshot.pipeline.evaluate.ReviewCheck;
import dev.packshot.pipeline.evaluate.Score;
import io.quarkus.qute.TemplateData;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Uncertainty against 1 − IoU, in the coordinates of an SVG of {@value #WIDTH} × {@value #HEIGHT}. What can't be told lies
 * left of the axis, what wasn't found right of 1.
 *
 * @param method whose
 * @param threshold x of the review threshold
 * @param good y of an IoU of 0.9
 * @param dots one for each picture
 */
@TemplateData
record ReviewPlot(String method, String threshold, String good, List<Dot> dots) {
    private static final int WIDTH = 730;
    private static final int HEIGHT = 400;
    private static final int LEFT = 80;
    private static final int RIGHT = 670;
    private static final int TOP = 20;
    private static final int BOTTOM = 350;
    private static final double CANNOT_TELL = -0.04;
    private static final double NOTHING = 1.04;

    /**
     * A picture.
     *
     * @param x in the SVG
     * @param y in the SVG
     * @param state {@code missed}, {@code caught}, {@code stopped} or {@code passed}
     * @param title for the pointer
     */
    @TemplateData
    record Dot(String x, String y, String state, String title) {}

    /** A plot for each method that has an uncertainty. */
    static List<ReviewPlot> of(Outcome outcome, double reviewAbove) {
        List<ReviewPlot> plots = new ArrayList<>();
        for (int method = 0; method < outcome.methods().size(); method++) {
            int shown = method;
            if (outcome.scores(method).stream()
                    .anyMatch(score -> score.uncertainty().isPresent())) {
                plots.add(new ReviewPlot(
                        outcome.methods().get(method),
                        x(reviewAbove),
                        y(1 - ReviewCheck.GOOD),
                        outcome.pictures().stream()
                                .map(picture -> dot(picture, picture.scores().get(shown), reviewAbove))
                                .toList()));
            }
        }
        return plots;
    }

    private static Dot dot(PictureScore picture, Score score, double reviewAbove) {
        double uncertainty = score.found()
                ? score.uncertainty()
                        .map(doubt -> doubt.figure() < 0 ? CANNOT_TELL : doubt.figure())
                        .orElse(CANNOT_TELL)
                : NOTHING;
        boolean bad = score.figures().iou() < ReviewCheck.GOOD;
        boolean stops = ReviewCheck.stops(score, reviewAbove);
        return new Dot(
                x(uncertainty),
                y(1 - score.figures().iou()),
                bad ? stops ? "caught" : "missed" : stops ? "stopped" : "passed",
                String.format(
                        Locale.ROOT,
                        "%s: IoU %.3f, uncertainty %.2f",
                        picture.labelled().id(),
                        score.figures().iou(),
                        uncertainty));
    }

    private static String x(double uncertainty) {
        return String.format(Locale.ROOT, "%.1f", LEFT + uncertainty * (RIGHT - LEFT));
    }

    private static String y(double error) {
        return String.format(Locale.ROOT, "%.1f", BOTTOM - error * (BOTTOM - TOP));
    }
}
