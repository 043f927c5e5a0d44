package dev.packshot.pipeline.inspect;

import static java.util.Map.entry;

import dev.packshot.catalog.ImageRule;
import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.inspect.file.FileFacts;
import dev.packshot.pipeline.inspect.file.FileType;
import dev.packshot.pipeline.inspect.pixels.Detail;
import dev.packshot.pipeline.inspect.pixels.Ground;
import dev.packshot.pipeline.inspect.pixels.PixelFacts;
import dev.packshot.pipeline.inspect.pixels.Survey;
import dev.packshot.pipeline.rules.Limit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Which measurement answers which metric of the rule table, and why some have none. */
final class Measurements {
    /** Takes one measurement; the limit tells which colour is asked for, most don't need it. */
    @FunctionalInterface
    interface Measurement {
        Reading of(Subject subject, Limit limit);
    }

    private static final double MEGA = 1e6;

    /** Product pixels that must have a colour before a picture isn't grey. */
    private static final double COLOURFUL = 0.001;

    /** A product whose steepest edges spread its contrast over more pixels than this is out of focus. */
    private static final double WIDEST_EDGE = 35;

    /** Contrast without which nothing can be said about focus. */
    private static final int CONTRAST = 60;

    /** Share of staircase corners on the contour above which an edge is jagged. */
    private static final double JAGGED = 0.15;

    /** Digital source types of IPTC's vocabulary that declare pixels made by a model. */
    private static final Set<String> MODEL_MADE = Set.of(
            "trainedAlgorithmicMedia",
            "compositeWithTrainedAlgorithmicMedia",
            "algorithmicMedia",
            "compositeSynthetic");

    private static final Map<String, Measurement> OF_FILES = Map.ofEntries(
            entry("format", (s, l) -> Reading.word(s.file().type().ruleName())),
            entry("file_size", (s, l) -> fileSize((double) s.file().bytes())),
            entry("longest_side", (s, l) -> Reading.quantity(s.file().size().longest(), "px")),
            entry("shortest_side", (s, l) -> Reading.quantity(s.file().size().shortest(), "px")),
            entry(
                    "megapixels",
                    (s, l) -> Reading.quantity((double) s.file().size().pixels() / MEGA, "MP")),
            entry("aspect_ratio", (s, l) -> aspectRatio(s.file().size())),
            entry("color_model", (s, l) -> Reading.word(s.file().colourModel())),
            entry("icc_profile", (s, l) -> Reading.word(s.file().profile())),
            entry("bit_depth_per_channel", (s, l) -> Reading.quantity(s.file().bits(), "bit")),
            entry("alpha_channel", (s, l) -> Reading.answer(s.file().alpha())),
            entry("dpi", (s, l) -> dpi(s.file())),
            entry("layer_count", (s, l) -> layers(s.file())),
            entry("animated", (s, l) -> pages(s.file(), s.file().animated())),
            entry(
                    "animated_or_multipage",
                    (s, l) -> pages(s.file(), s.file().animated() || s.file().pages() > 1)),
            entry("tiff_compression", (s, l) -> tiffCompression(s.file())),
            entry("jpeg_quality", (s, l) -> jpegQuality(s.file())),
            entry("gps_position", (s, l) -> Reading.answer(s.file().position())),
            entry("iptc_digital_source_type", (s, l) -> sourceType(s.file())),
            entry("machine_readable_ai_mark", (s, l) -> modelMark(s.file())),
            entry(
                    "upscaled",
                    (s, l) -> new Reading.Answer(
                            s.composition().enlarged(), ratio(s.composition().scale()) + " of the photograph's size")),
            entry("bg_rgb", Measurements::background),
            entry("bg_free", (s, l) -> new Reading.Beside("any background is allowed")),
            entry("background", (s, l) -> backgroundName(s.pixels())),
            entry("halo_or_background_remnants", (s, l) -> halo(s.pixels())),
            entry("shadow_touching_frame", (s, l) -> notPure(s.pixels().border(Ground.Plain.WHITE))),
            entry("added_border", (s, l) -> Reading.answer(s.pixels().hasAddedBorder())),
            entry("fill_longest", (s, l) -> Reading.quantity(s.fillLongest(), "ratio")),
            entry(
                    "crop_safe",
                    (s, l) -> Reading.answer(s.survivesCrop(1, 1) && s.survivesCrop(4, 3) && s.survivesCrop(3, 4))),
            entry(
                    "grayscale",
                    (s, l) -> new Reading.Answer(
                            s.pixels().fidelity().colourful() < COLOURFUL,
                            ratio(s.pixels().fidelity().colourful()) + " of the product has colour")),
            entry("product_cropped", (s, l) -> cropped(s)),
            entry("blur_or_pixelation", (s, l) -> blurred(s.pixels().detail())),
            entry(
                    "jagged_edges",
                    (s, l) -> new Reading.Answer(
                            s.pixels().stairs() > JAGGED, ratio(s.pixels().stairs()) + " of the contour is stairs")));

    private static final Map<String, ToIntFunction<PictureSet>> OF_SETS = Map.of(
            "main_count", PictureSet::mains,
            "image_count", PictureSet::images,
            "product_image_count", PictureSet::images,
            "media_count", PictureSet::images,
            "additional_image_count", set -> set.images() - set.mains(),
            "swatch_count", PictureSet::swatches);

    /** Automatic metrics that a finished file or set can't answer. */
    private static final Map<String, String> UNANSWERED = Map.of(
            "url", "the address is given when a picture is published",
            "url_query", "the address is given when a picture is published",
            "extension_matches_format", "the address is given when a picture is published",
            "file_name", "the name is given when a picture is published",
            "existing_ai_metadata_preserved", "needs the photograph's own metadata beside the file",
            "upstream_provenance_preserved", "needs the photograph's own metadata beside the file",
            "main_deleted_without_replacement", "is about a change of the live gallery",
            "mixes_self_hosted_and_eps", "is about where the live gallery's pictures lie");

    private Measurements() {}

    /** The measurement of a metric on one file, if there is one. */
    static Optional<Measurement> ofFile(String metric) {
        return Optional.ofNullable(OF_FILES.get(metric));
    }

    /** The measurement of a metric on a set, if there is one. */
    static Optional<ToIntFunction<PictureSet>> ofSet(String metric) {
        return Optional.ofNullable(OF_SETS.get(metric));
    }

    /** Why nothing passes this rule today; empty when a measurement decides it. */
    static Optional<String> whyOpen(ImageRule rule) {
        String metric = rule.metric();
        return switch (rule.check()) {
            case HUMAN -> Optional.of("a person decides");
            case VISION ->
                Optional.of(
                        OF_FILES.containsKey(metric)
                                ? "needs a detector; a measurement can fail it"
                                : "needs a detector");
            case AUTO -> {
                if (rule.scope() == ImageRule.Scope.SWATCH) {
                    yield Optional.of("no swatches are made yet");
                }
                boolean measured = rule.scope() == ImageRule.Scope.SET
                        ? OF_SETS.containsKey(metric)
                        : OF_FILES.containsKey(metric);
                yield measured
                        ? Optional.empty()
                        : Optional.of(UNANSWERED.getOrDefault(metric, "no measurement for " + metric));
            }
        };
    }

    private static Reading fileSize(double bytes) {
        return new Reading.Quantity(
                bytes / MEGA, String.format(Locale.ROOT, "%.3f MB (%,.0f bytes)", bytes / MEGA, bytes));
    }

    private static Reading aspectRatio(PixelSize size) {
        return new Reading.Quantity(
                (double) size.width() / size.height(),
                size.width() == size.height() ? "1:1" : size.width() + ":" + size.height());
    }

    private static Reading dpi(FileFacts file) {
        return file.dpi().isPresent()
                ? Reading.quantity(Math.rint(file.dpi().getAsDouble()), "dpi")
                : new Reading.Quantity(0, "not stated");
    }

    private static Reading layers(FileFacts file) {
        return Reading.quantity(file.type() == FileType.TIFF ? file.pages() : 1, "layers");
    }

    private static Reading pages(FileFacts file, boolean several) {
        return new Reading.Answer(several, several ? "yes, " + file.pages() + " pages" : "no");
    }

    private static Reading tiffCompression(FileFacts file) {
        return file.type() == FileType.TIFF
                ? Reading.word(file.tiffCompression().orElse("unknown"))
                : new Reading.Beside("not a TIFF");
    }

    private static Reading jpegQuality(FileFacts file) {
        return file.quality().isPresent()
                ? Reading.quantity(file.quality().getAsInt(), "q")
                : new Reading.Beside("not a JPEG with a quantisation table");
    }

    private static Reading sourceType(FileFacts file) {
        return file.sourceType()
                .filter(MODEL_MADE::contains)
                .map(Reading::word)
                .orElseGet(() -> new Reading.Beside("declares no generated pixels"));
    }

    private static Reading modelMark(FileFacts file) {
        return file.sourceType()
                .filter(MODEL_MADE::contains)
                .<Reading>map(type -> new Reading.Answer(true, type))
                .orElseGet(() -> new Reading.Beside("declares no generated pixels"));
    }

    private static Reading background(Subject subject, Limit limit) {
        Ground wanted = limit instanceof Limit.Colour(var rgb) ? new Ground.Plain(rgb) : Ground.Plain.WHITE;
        Survey survey = subject.pixels().background(wanted);
        return new Reading.Answer(survey.pure(), survey.text());
    }

    private static Reading backgroundName(PixelFacts pixels) {
        if (pixels.background(Ground.Plain.WHITE).pure()) {
            return Reading.word("white");
        }
        return Reading.word(pixels.background(new Ground.Clear()).pure() ? "transparent" : "other");
    }

    private static Reading halo(PixelFacts pixels) {
        boolean clean = pixels.ring().pure() && pixels.edge().pure();
        return new Reading.Answer(!clean, (pixels.ring().pure() ? pixels.edge() : pixels.ring()).text());
    }

    private static Reading notPure(Survey survey) {
        return new Reading.Answer(!survey.pure(), survey.text());
    }

    private static Reading cropped(Subject subject) {
        if (subject.touchesFrame()) {
            return new Reading.Answer(true, "the product reaches the canvas border");
        }
        return subject.cutAtFrame()
                ? new Reading.Answer(true, "the product reaches the photograph's frame")
                : new Reading.Answer(false, "the product reaches no frame");
    }

    private static Reading blurred(Detail detail) {
        boolean blurred = detail.contrast() >= CONTRAST && detail.strongest() * WIDEST_EDGE < detail.contrast();
        return new Reading.Answer(
                blurred,
                String.format(
                        Locale.ROOT,
                        "strongest edges %.2f levels a pixel, contrast %d",
                        detail.strongest(),
                        detail.contrast()));
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
