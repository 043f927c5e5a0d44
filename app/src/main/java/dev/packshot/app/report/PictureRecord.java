package dev.packshot.app.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.packshot.catalog.ImageRule;
import dev.packshot.pipeline.inspect.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One picture in {@code report.json} and in the journal; {@code docs/report.schema.json} describes each field.
 *
 * @param input the photograph
 * @param sku whose picture it is
 * @param slot {@code main}, {@code gallery-1}, …
 * @param outcome {@code made} or {@code refused}
 * @param refusal why and what to do, only when refused
 * @param colour how the colours became sRGB
 * @param quality figures of the photograph
 * @param matte what found the product
 * @param uncertainty how doubtful the cut-out is
 * @param needsPerson sentences that say why somebody has to look, empty when nobody needs to
 * @param milliseconds by stage
 * @param peakPixelBytes most bytes of pixels held at a time
 * @param before small JPEG of the photograph, path below the output folder
 * @param mask path of the matte below the mask folder
 * @param renditions the files made of it
 */
@JsonInclude(Include.NON_NULL)
public record PictureRecord(
        Input input,
        String sku,
        String slot,
        String outcome,
        @Nullable RefusalRecord refusal,
        @Nullable String colour,
        @Nullable Quality quality,
        @Nullable MatteRecord matte,
        @Nullable UncertaintyRecord uncertainty,
        List<String> needsPerson,
        Map<String, Double> milliseconds,
        long peakPixelBytes,
        @Nullable String before,
        @Nullable String mask,
        List<RenditionRecord> renditions) {

    /** A photograph that wasn't taken in. */
    public static PictureRecord refused(Input input, String sku, String slot, RefusalRecord refusal) {
        return new PictureRecord(
                input, sku, slot, "refused", refusal, null, null, null, null, List.of(), Map.of(), 0, null, null,
                List.of());
    }

    /** Whether all was made of it and nobody has to look. */
    public boolean finished() {
        return refusal == null && needsPerson.isEmpty();
    }

    /**
     * The photograph.
     *
     * @param name path below the input folder
     * @param digest SHA-256 of the file, absent when it couldn't be read
     * @param bytes size of the file
     * @param type format by content
     * @param width upright, px
     * @param height upright, px
     */
    @JsonInclude(Include.NON_NULL)
    public record Input(
            String name,
            @Nullable String digest,
            long bytes,
            @Nullable String type,
            @Nullable Integer width,
            @Nullable Integer height) {}

    /**
     * A refusal.
     *
     * @param reason stable name, such as {@code TOO_MANY_PIXELS}
     * @param message what is wrong, with figures
     * @param remedy what to do
     */
    public record RefusalRecord(String reason, String message, String remedy) {}

    /**
     * Figures of the photograph; see the pipeline's {@code SourceQuality}.
     *
     * @param shortestSide px
     * @param sharpness 0..255
     * @param meanLuma 0..255
     * @param clippedHighlights share, 0..1
     * @param clippedShadows share, 0..1
     * @param noise standard deviation, 0..255
     * @param findings names of the weaknesses
     */
    public record Quality(
            int shortestSide,
            double sharpness,
            double meanLuma,
            double clippedHighlights,
            double clippedShadows,
            double noise,
            List<String> findings) {}

    /**
     * What found the product.
     *
     * @param source model id, or {@code own-alpha}
     */
    public record MatteRecord(String source) {}

    /**
     * How doubtful the cut-out is.
     *
     * @param figure probability that the matte is bad, 0..1, or -1 when it can't tell
     * @param reasons names of what strikes about it, whatever the figure
     */
    public record UncertaintyRecord(double figure, List<String> reasons) {}

    /**
     * A file that was made.
     *
     * @param platform id
     * @param file path below the output folder
     * @param preview small JPEG, path below the output folder
     * @param digest SHA-256 of the file
     * @param bytes its size
     * @param format {@code jpeg}, …
     * @param width px
     * @param height px
     * @param quality encoder quality
     * @param enlarged beyond the photograph's resolution
     * @param altered light or colour changed on purpose
     * @param compliant no blocking rule failed
     * @param figures measured on the decoded file
     * @param verdicts one for each rule
     */
    public record RenditionRecord(
            String platform,
            String file,
            String preview,
            String digest,
            long bytes,
            String format,
            int width,
            int height,
            int quality,
            boolean enlarged,
            boolean altered,
            boolean compliant,
            Map<String, Object> figures,
            List<VerdictRecord> verdicts) {}

    /**
     * A rule held against a file or a set.
     *
     * @param rule id
     * @param measured with its unit, empty when nothing could be measured
     * @param limit as the rule states it
     * @param verdict {@code passed}, {@code failed}, {@code open} or {@code not_applicable}
     * @param severity {@code block}, {@code warn}, {@code advise} or {@code disclose}
     * @param source ids of the rule's sources
     */
    public record VerdictRecord(
            String rule, String measured, String limit, String verdict, String severity, String source) {

        /** A verdict of the pipeline. */
        public static VerdictRecord of(Verdict verdict) {
            ImageRule rule = verdict.rule();
            return new VerdictRecord(
                    rule.id(),
                    verdict.measured(),
                    "%s %s %s %s"
                            .formatted(rule.metric(), lower(rule.operator()), rule.value(), rule.unit())
                            .strip(),
                    lower(verdict.outcome()),
                    lower(rule.severity()),
                    String.join(",", rule.sources()));
        }

        private static String lower(Enum<?> value) {
            return value.name().toLowerCase(Locale.ROOT);
        }
    }
}
