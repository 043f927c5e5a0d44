package dev.packshot.pipeline;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.inspect.ComplianceReport;
import dev.packshot.pipeline.intake.Original;
import dev.packshot.pipeline.refine.Uncertainty;
import dev.packshot.pipeline.render.Rendition;
import dev.packshot.pipeline.source.SourceQuality;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that was made of one photograph. Holds no pixels, only encoded files.
 *
 * @param original digest of the photograph's file
 * @param type of the photograph's file
 * @param upright its size
 * @param colour how it became sRGB
 * @param quality what the photograph is worth
 * @param matteSource what found the product: a model's id or {@code own-alpha}
 * @param uncertainty how doubtful the cut-out is
 * @param before small JPEG of the photograph, for people
 * @param mask the matte as 8-bit grey PNG at upright size, when wanted
 * @param renditions one for each spec of the slot, judged
 * @param milliseconds time spent by stage, wall clock
 * @param peakPixelBytes most bytes of pixels held at one time
 */
@SuppressWarnings("ArrayRecordComponent") // Handed through, never compared.
public record Shot(
        Digest original,
        MediaType type,
        PixelSize upright,
        Original.Colour colour,
        SourceQuality quality,
        String matteSource,
        Uncertainty uncertainty,
        byte[] before,
        Optional<byte[]> mask,
        List<Judged> renditions,
        Map<Stage, Double> milliseconds,
        long peakPixelBytes) {

    public Shot {
        renditions = List.copyOf(renditions);
    }

    /**
     * A rendition and what the rules say to it.
     *
     * @param rendition the file
     * @param report the verdicts on exactly these bytes
     * @param enlarged whether the product was enlarged beyond the photograph's resolution
     * @param altered whether light or colour was changed on purpose
     * @param preview small JPEG of the rendition, for people
     */
    public record Judged(
            Rendition rendition, ComplianceReport report, boolean enlarged, boolean altered, byte[] preview) {}
}
