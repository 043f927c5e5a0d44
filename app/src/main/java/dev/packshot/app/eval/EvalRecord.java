package dev.packshot.app.eval;

import dev.packshot.app.network.NamedModel;
import dev.packshot.app.report.BuildIdentity;
import dev.packshot.pipeline.evaluate.Outcome;
import dev.packshot.pipeline.evaluate.PictureScore;
import dev.packshot.pipeline.evaluate.ReviewCheck;
import dev.packshot.pipeline.evaluate.Score;
import dev.packshot.pipeline.evaluate.figure.Figures;
import dev.packshot.pipeline.evaluate.labels.SkippedPair;
import io.quarkus.qute.TemplateData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code eval.json}: every figure of an evaluation. Holds no time: the same set and build give the same file.
 *
 * @param version of Packshot
 * @param build digest of the pipeline's code
 * @param set name of the labelled set
 * @param reviewAbove uncertainty from which a person has to look, 0..1
 * @param models the networks
 * @param methods means, in the order of the table
 * @param pictures every picture under every method
 * @param skipped pairs that weren't measured
 */
@TemplateData
public record EvalRecord(
        String version,
        String build,
        String set,
        double reviewAbove,
        List<ModelRecord> models,
        List<MethodRecord> methods,
        List<PictureRecord> pictures,
        List<SkippedRecord> skipped) {

    /** A network: its name in the tables, id and version of its card, weights and processor. */
    @TemplateData
    public record ModelRecord(
            String name, String id, String version, String digest, String precision, String processor) {}

    /**
     * Means of one method.
     *
     * @param name of the method
     * @param pictures how many were measured
     * @param nothingFound on how many of them it found nothing
     * @param figures means over all pictures
     * @param iouByCategory mean IoU by kind of picture
     * @param review whether its uncertainty stops the right pictures; nothing when it has none
     */
    @TemplateData
    public record MethodRecord(
            String name,
            int pictures,
            long nothingFound,
            FigureRecord figures,
            Map<String, @Nullable Double> iouByCategory,
            @Nullable ReviewRecord review) {}

    /** {@link Figures} rounded to 4 decimals, halo to 2; nothing where it can't be told. */
    @TemplateData
    public record FigureRecord(
            @Nullable Double iou,
            @Nullable Double mae,
            @Nullable Double maxFBeta,
            @Nullable Double boundaryF,
            @Nullable Double edgeError,
            @Nullable Double halo) {
        static FigureRecord of(Figures figures) {
            return new FigureRecord(
                    rounded(figures.iou(), 10_000),
                    rounded(figures.mae(), 10_000),
                    rounded(figures.maxFBeta(), 10_000),
                    rounded(figures.boundaryF(), 10_000),
                    rounded(figures.edgeError(), 10_000),
                    rounded(figures.halo(), 100));
        }
    }

    /** {@link ReviewCheck}, with its shares; nothing where there are no such pictures. */
    @TemplateData
    public record ReviewRecord(
            int bad,
            int badStopped,
            int good,
            int goodStopped,
            @Nullable Double caught,
            @Nullable Double stopped) {
        static ReviewRecord of(ReviewCheck check) {
            return new ReviewRecord(
                    check.bad(),
                    check.badStopped(),
                    check.good(),
                    check.goodStopped(),
                    rounded(check.caught(), 10_000),
                    rounded(check.stopped(), 10_000));
        }
    }

    /** One picture under every method. */
    @TemplateData
    public record PictureRecord(
            String id, String category, String mask, int width, int height, List<ScoreRecord> scores) {}

    /**
     * One picture under one method.
     *
     * @param method its name
     * @param found whether it found anything
     * @param figures how good it is
     * @param uncertainty −1 when it can't tell; nothing when the method has none
     * @param reasons of the uncertainty
     * @param stops whether a person would see it
     */
    @TemplateData
    public record ScoreRecord(
            String method,
            boolean found,
            FigureRecord figures,
            @Nullable Double uncertainty,
            List<String> reasons,
            boolean stops) {
        static ScoreRecord of(String method, Score score, double reviewAbove) {
            return new ScoreRecord(
                    method,
                    score.found(),
                    FigureRecord.of(score.figures()),
                    score.uncertainty()
                            .map(doubt -> rounded(doubt.figure(), 1000))
                            .orElse(null),
                    score.uncertainty()
                            .map(doubt -> doubt.ordered().stream()
                                    .map(reason -> reason.name().toLowerCase(Locale.ROOT))
                                    .toList())
                            .orElse(List.of()),
                    ReviewCheck.stops(score, reviewAbove));
        }
    }

    /** A pair that wasn't measured. */
    @TemplateData
    public record SkippedRecord(String id, String reason, String message, String remedy) {
        static SkippedRecord of(SkippedPair pair) {
            return new SkippedRecord(
                    pair.id(), pair.reason().name().toLowerCase(Locale.ROOT), pair.message(), pair.remedy());
        }
    }

    static EvalRecord of(BuildIdentity build, EvalRun.Plan plan, Outcome outcome) {
        List<MethodRecord> methods = new ArrayList<>();
        for (int method = 0; method < outcome.methods().size(); method++) {
            methods.add(method(outcome, method, plan.reviewAbove()));
        }
        return new EvalRecord(
                build.version(),
                build.pipeline().hex(),
                plan.name(),
                plan.reviewAbove(),
                plan.models().stream().map(EvalRecord::model).toList(),
                methods,
                outcome.pictures().stream()
                        .map(picture -> picture(outcome, picture, plan.reviewAbove()))
                        .toList(),
                outcome.skipped().stream().map(SkippedRecord::of).toList());
    }

    private static ModelRecord model(NamedModel named) {
        var card = named.model().card();
        return new ModelRecord(
                named.name(),
                card.id(),
                card.version(),
                named.digest(),
                named.precision(),
                named.model().processor());
    }

    private static MethodRecord method(Outcome outcome, int method, double reviewAbove) {
        Map<String, @Nullable Double> iouByCategory = new LinkedHashMap<>();
        for (String category : outcome.categories()) {
            iouByCategory.put(category, rounded(outcome.meanIou(method, category), 10_000));
        }
        List<Score> scores = outcome.scores(method);
        return new MethodRecord(
                outcome.methods().get(method),
                outcome.pictures().size(),
                outcome.nothingFound(method),
                FigureRecord.of(outcome.mean(method)),
                iouByCategory,
                scores.stream().anyMatch(score -> score.uncertainty().isPresent())
                        ? ReviewRecord.of(ReviewCheck.of(scores, reviewAbove))
                        : null);
    }

    private static PictureRecord picture(Outcome outcome, PictureScore picture, double reviewAbove) {
        List<ScoreRecord> scores = new ArrayList<>();
        for (int method = 0; method < outcome.methods().size(); method++) {
            scores.add(ScoreRecord.of(
                    outcome.methods().get(method), picture.scores().get(method), reviewAbove));
        }
        return new PictureRecord(
                picture.labelled().id(),
                picture.labelled().category(),
                picture.labelled().kind().name(),
                picture.size().width(),
                picture.size().height(),
                scores);
    }

    private static @Nullable Double rounded(double value, double steps) {
        return Double.isNaN(value) ? null : Double.valueOf(Math.round(value * steps) / steps);
    }
}
