package dev.packshot.pipeline.inspect;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.ImageRule;
import dev.packshot.catalog.ImageSpec;
import dev.packshot.catalog.Platform;
import dev.packshot.pipeline.compose.Composition;
import dev.packshot.pipeline.inspect.file.Decoded;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.refine.Uncertainty;
import dev.packshot.pipeline.render.Rendition;
import dev.packshot.pipeline.rules.RuleBook;
import java.util.List;

/**
 * Opens a finished file as a marketplace would, measures it, and holds it against every rule that speaks about it.
 *
 * <p>The outcome depends on the bytes, the composition and the rule book alone. Safe for use by several threads, each
 * with its own memory.
 */
public final class Inspector {
    private final RuleBook book;

    /** An inspector that judges by this book. */
    public Inspector(RuleBook book) {
        this.book = book;
    }

    /**
     * Judges one file. As {@link #inspect(Rendition, Composition, Uncertainty, PixelMemory)} with nothing known of how the
     * product lay in its photograph.
     */
    public ComplianceReport inspect(Rendition rendition, Composition composition, PixelMemory memory) {
        return inspect(rendition, composition, Uncertainty.none(), memory);
    }

    /**
     * Judges one file. A rule that needs a detector can fail here but never pass; one that needs a person stays open.
     *
     * @param composition what the file was encoded from, of the same size
     * @param cutout of the product; when it touched the photograph's frame, the product counts as cropped
     * @param memory for the decoded pixels, which are given back before this returns
     * @throws dev.packshot.pipeline.vips.VipsException when the file is damaged
     * @throws IllegalArgumentException when it isn't a picture, its size isn't the composition's, or the book doesn't know
     *     the platform
     * @throws dev.packshot.pipeline.raster.OutOfPixelMemory when the memory can't hold it
     */
    public ComplianceReport inspect(
            Rendition rendition, Composition composition, Uncertainty cutout, PixelMemory memory) {
        return inspect(rendition.bytes(), rendition.digest(), rendition.spec(), composition, cutout, memory);
    }

    /**
     * Judges a file that was kept since it was encoded. As
     * {@link #inspect(Rendition, Composition, Uncertainty, PixelMemory)} for the composition's spec.
     *
     * @param file the encoded bytes
     */
    public ComplianceReport inspect(byte[] file, Composition composition, Uncertainty cutout, PixelMemory memory) {
        return inspect(file, Digest.of(file), composition.spec(), composition, cutout, memory);
    }

    private ComplianceReport inspect(
            byte[] file,
            Digest digest,
            ImageSpec spec,
            Composition composition,
            Uncertainty cutout,
            PixelMemory memory) {
        List<ImageRule> rules = book.rules(spec.platform(), spec.main());
        Decoded decoded = Decoded.of(file, memory);
        try (Raster pixels = decoded.pixels()) {
            Subject subject =
                    Subject.of(decoded, composition, cutout.reasons().contains(Uncertainty.Reason.TOUCHES_FRAME));
            List<Verdict> verdicts =
                    rules.stream().map(rule -> judge(rule, subject)).toList();
            return new ComplianceReport(digest, verdicts, subject.figures());
        }
    }

    /**
     * Judges a picture set as a whole.
     *
     * @return one verdict for each set rule of the platform, in the table's order
     * @throws IllegalArgumentException when the book doesn't know the platform
     */
    public List<Verdict> inspectSet(Platform platform, PictureSet set) {
        return book.setRules(platform).stream().map(rule -> judge(rule, set)).toList();
    }

    private Verdict judge(ImageRule rule, Subject subject) {
        if (rule.check() == ImageRule.Check.HUMAN) {
            return open(rule);
        }
        return Measurements.ofFile(rule.metric())
                .map(measurement -> verdict(rule, measurement.of(subject, book.limit(rule))))
                .orElseGet(() -> open(rule));
    }

    private Verdict judge(ImageRule rule, PictureSet set) {
        if (rule.check() == ImageRule.Check.HUMAN) {
            return open(rule);
        }
        return Measurements.ofSet(rule.metric())
                .map(count -> verdict(rule, Reading.quantity(count.applyAsInt(set), rule.unit())))
                .orElseGet(() -> open(rule));
    }

    private Verdict verdict(ImageRule rule, Reading reading) {
        Verdict.Outcome outcome = reading.against(book.limit(rule));
        boolean onlySuspicion = rule.check() == ImageRule.Check.VISION && outcome != Verdict.Outcome.FAILED;
        return new Verdict(rule, reading.text(), onlySuspicion ? Verdict.Outcome.OPEN : outcome);
    }

    private static Verdict open(ImageRule rule) {
        return new Verdict(rule, Measurements.whyOpen(rule).orElse(""), Verdict.Outcome.OPEN);
    }
}
