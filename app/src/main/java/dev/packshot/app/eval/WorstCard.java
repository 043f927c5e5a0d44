package dev.packshot.app.eval;

import dev.packshot.pipeline.evaluate.PictureScore;
import dev.packshot.pipeline.evaluate.ReviewCheck;
import dev.packshot.pipeline.evaluate.Score;
import dev.packshot.pipeline.refine.Uncertainty;
import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.Locale;

/**
 * A picture as the page of worst cases shows it.
 *
 * @param id of the pair
 * @param category of the pair
 * @param pictures start of its pictures' addresses
 * @param iou such as {@code 0.612}
 * @param doubt such as {@code uncertainty 0.46}
 * @param stops whether a person would see it
 * @param bad whether its IoU is below 0.9
 * @param reasons sentences
 */
@TemplateData
record WorstCard(
        String id,
        String category,
        String pictures,
        String iou,
        String doubt,
        boolean stops,
        boolean bad,
        List<String> reasons) {

    static WorstCard of(String pictures, PictureScore picture, int method, double reviewAbove) {
        Score score = picture.scores().get(method);
        return new WorstCard(
                picture.labelled().id(),
                picture.labelled().category(),
                pictures,
                String.format(Locale.ROOT, "%.3f", score.figures().iou()),
                doubt(score),
                ReviewCheck.stops(score, reviewAbove),
                score.figures().iou() < ReviewCheck.GOOD,
                score.uncertainty()
                        .map(doubt -> doubt.ordered().stream()
                                .map(Uncertainty.Reason::sentence)
                                .toList())
                        .orElse(List.of()));
    }

    private static String doubt(Score score) {
        if (!score.found()) {
            return "nothing found";
        }
        return score.uncertainty()
                .map(doubt -> doubt.figure() < 0
                        ? "uncertainty can't be told"
                        : String.format(Locale.ROOT, "uncertainty %.2f", doubt.figure()))
                .orElse("");
    }
}
