package dev.packshot.app.shoot;

import dev.packshot.app.report.PictureRecord;
import dev.packshot.catalog.Slot;
import dev.packshot.pipeline.Appraisal;
import dev.packshot.pipeline.Shot;
import dev.packshot.pipeline.Stage;
import dev.packshot.pipeline.inspect.Figures;
import dev.packshot.pipeline.review.Review;
import dev.packshot.pipeline.source.SourceQuality;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns what the pipeline says of a picture into its record, and decides whether a person has to look. */
final class PictureRecords {
    private final Review review;

    /**
     * Sets the reviewer.
     *
     * @param review which cut-outs a person has to look at
     */
    PictureRecords(Review review) {
        this.review = review;
    }

    PictureRecord made(PlannedPicture picture, long bytes, Shot shot, Written written) {
        List<PictureRecord.RenditionRecord> renditions = new ArrayList<>();
        for (int i = 0; i < shot.renditions().size(); i++) {
            renditions.add(
                    rendition(shot.renditions().get(i), written.renditions().get(i)));
        }
        Appraisal seen = shot.appraisal();
        Map<String, Double> milliseconds = new LinkedHashMap<>();
        for (Stage stage : Stage.values()) {
            milliseconds.put(stage.label(), rounded(shot.milliseconds().getOrDefault(stage, 0.0), 10));
        }
        return new PictureRecord(
                new PictureRecord.Input(
                        picture.name(),
                        seen.original().hex(),
                        bytes,
                        seen.type().ruleName(),
                        seen.upright().width(),
                        seen.upright().height()),
                picture.sku().value(),
                picture.slot().label(),
                "made",
                null,
                lower(seen.colour()),
                quality(seen.quality()),
                new PictureRecord.MatteRecord(seen.matteSource()),
                new PictureRecord.UncertaintyRecord(
                        rounded(seen.uncertainty().figure(), 1000),
                        seen.uncertainty().ordered().stream()
                                .map(PictureRecords::lower)
                                .toList()),
                needsPerson(shot, picture.slot()),
                milliseconds,
                shot.peakPixelBytes(),
                written.before(),
                written.mask().orElse(null),
                renditions);
    }

    private List<String> needsPerson(Shot shot, Slot slot) {
        List<String> reasons = new ArrayList<>(review.sentences(shot.appraisal().uncertainty(), slot));
        reasons.addAll(Review.sentences(shot.appraisal().quality()));
        for (Shot.Judged judged : shot.renditions()) {
            reasons.addAll(Review.sentences(judged.rendition().spec().platform(), judged.report()));
        }
        return reasons.stream().distinct().toList();
    }

    private static PictureRecord.RenditionRecord rendition(Shot.Judged judged, Written.Files files) {
        var rendition = judged.rendition();
        return new PictureRecord.RenditionRecord(
                rendition.spec().platform().id(),
                files.file(),
                files.preview(),
                rendition.digest().hex(),
                rendition.bytes().length,
                rendition.spec().format().ruleName(),
                rendition.size().width(),
                rendition.size().height(),
                rendition.quality(),
                judged.rendered().enlarged(),
                judged.rendered().altered(),
                judged.report().compliant(),
                figures(judged.report().figures()),
                judged.report().verdicts().stream()
                        .map(PictureRecord.VerdictRecord::of)
                        .toList());
    }

    private static Map<String, Object> figures(Figures figures) {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("fillLongest", rounded(figures.fillLongest(), 10_000));
        named.put("fillArea", rounded(figures.fillArea(), 10_000));
        named.put("backgroundPurity", rounded(figures.backgroundPurity(), 1_000_000));
        named.put("borderPurity", rounded(figures.borderPurity(), 1_000_000));
        named.put("haloShare", rounded(figures.haloShare(), 1_000_000));
        named.put("touchesFrame", figures.touchesFrame());
        named.put("fidelityMean", rounded(figures.fidelityMean(), 1000));
        named.put("fidelityP95", rounded(figures.fidelityP95(), 1000));
        named.put("sharpness", rounded(figures.sharpness(), 100));
        return named;
    }

    private static PictureRecord.Quality quality(SourceQuality quality) {
        return new PictureRecord.Quality(
                quality.shortestSide(),
                rounded(quality.sharpness(), 100),
                rounded(quality.meanLuma(), 100),
                rounded(quality.clippedHighlights(), 10_000),
                rounded(quality.clippedShadows(), 10_000),
                rounded(quality.noise(), 100),
                quality.findings().stream().map(PictureRecords::lower).toList());
    }

    private static double rounded(double value, double steps) {
        return Math.round(value * steps) / steps;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
