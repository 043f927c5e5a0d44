package dev.packshot.pipeline.calibrate;

import dev.packshot.pipeline.doubt.Evidence;
import dev.packshot.pipeline.evaluate.Outcome;
import dev.packshot.pipeline.evaluate.PictureScore;
import dev.packshot.pipeline.evaluate.Score;
import dev.packshot.pipeline.refine.Uncertainty;
import dev.packshot.pipeline.refine.Uncertainty.Reason;
import java.util.List;
import java.util.stream.Stream;

/** What an evaluation has to say to a calibration. */
public final class Trials {
    private Trials() {}

    /**
     * One trial for each picture whose cut-out gets a figure: not those where nothing was found or only guessed, nor
     * pictures that came cut out.
     *
     * @param method index of a method that says how doubtful it is
     */
    public static List<Trial> of(Outcome outcome, int method) {
        return outcome.pictures().stream()
                .flatMap(picture -> trial(picture, picture.scores().get(method)))
                .toList();
    }

    private static Stream<Trial> trial(PictureScore picture, Score score) {
        return score
                .uncertainty()
                .filter(Trials::ofNetwork)
                .map(doubt -> new Trial(
                        picture.labelled().id(),
                        doubt.evidence(),
                        score.figures().iou()))
                .stream();
    }

    private static boolean ofNetwork(Uncertainty doubt) {
        return !doubt.reasons().contains(Reason.NOTHING_FOUND)
                && !doubt.evidence().equals(Evidence.none());
    }
}
