package dev.packshot.pipeline.stored;

import dev.packshot.pipeline.inspect.ComplianceReport;
import dev.packshot.pipeline.inspect.Verdict;
import dev.packshot.pipeline.refine.Uncertainty;
import dev.packshot.pipeline.source.SourceQuality;
import java.util.List;
import java.util.function.Supplier;

/**
 * What was measured and judged, as JSON: {@code text} writes, the other methods read back a value that equals the
 * written one, also when keys were put in another order or added meanwhile. Names and units are those of the values'
 * components; enum constants are written in lower case. Reading throws {@link StoredUnreadable} for any other text.
 */
public final class JudgementJson {
    private static final String INSPECT_AGAIN = "Inspect the rendition again.";
    private static final String CUT_OUT_AGAIN = "Cut the photograph out again.";

    private JudgementJson() {}

    /** The verdicts and figures of one file; each verdict carries its rule, with source and date. */
    public static String text(ComplianceReport report) {
        return StoredJson.text(ReportJson.of(report));
    }

    /** Verdicts alone, such as those on a picture set. */
    public static String text(List<Verdict> verdicts) {
        return StoredJson.text(verdicts.stream().map(VerdictJson::of).toList());
    }

    /** How doubtful a cut-out is, with the evidence by feature. */
    public static String text(Uncertainty uncertainty) {
        return StoredJson.text(UncertaintyJson.of(uncertainty));
    }

    /** The figures of a photograph. */
    public static String text(SourceQuality quality) {
        return StoredJson.text(quality);
    }

    /** Reads back what {@link #text(ComplianceReport)} wrote. */
    public static ComplianceReport report(String text) {
        ReportJson json = StoredJson.value(text, ReportJson.class, "report", INSPECT_AGAIN);
        return valid(json::value, INSPECT_AGAIN);
    }

    /** Reads back what {@link #text(List)} wrote. */
    public static List<Verdict> verdicts(String text) {
        VerdictJson[] json = StoredJson.value(text, VerdictJson[].class, "list of verdicts", INSPECT_AGAIN);
        return valid(() -> List.of(json).stream().map(VerdictJson::value).toList(), INSPECT_AGAIN);
    }

    /** Reads back what {@link #text(Uncertainty)} wrote. */
    public static Uncertainty uncertainty(String text) {
        UncertaintyJson json = StoredJson.value(text, UncertaintyJson.class, "uncertainty", CUT_OUT_AGAIN);
        return valid(json::value, CUT_OUT_AGAIN);
    }

    /** Reads back what {@link #text(SourceQuality)} wrote. */
    public static SourceQuality quality(String text) {
        return StoredJson.value(text, SourceQuality.class, "quality", CUT_OUT_AGAIN);
    }

    /** Well-formed JSON can still say what no value allows, such as a probability of 7. */
    private static <T> T valid(Supplier<T> value, String remedy) {
        try {
            return value.get();
        } catch (IllegalArgumentException | java.time.DateTimeException | NullPointerException e) {
            throw new StoredUnreadable("What was stored contradicts itself: " + e.getMessage(), remedy, e);
        }
    }
}
