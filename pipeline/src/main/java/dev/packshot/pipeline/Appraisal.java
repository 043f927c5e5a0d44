package dev.packshot.pipeline;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.intake.Original;
import dev.packshot.pipeline.refine.Cutout;
import dev.packshot.pipeline.refine.Uncertainty;
import dev.packshot.pipeline.source.SourceQuality;
import java.util.Optional;

/**
 * What was found out about a photograph on its way to a cut-out.
 *
 * @param original digest of the photograph's file
 * @param type of the photograph's file
 * @param upright its size
 * @param colour how it became sRGB
 * @param sourceType the file's own IPTC digital source type (a URI), for the renditions' metadata
 * @param quality what the photograph is worth
 * @param matteSource what found the product: a model's id or {@code own-alpha}
 * @param uncertainty how doubtful the cut-out is
 * @param product size of the product's box in upright photograph pixels, for the common scale of a set
 */
public record Appraisal(
        Digest original,
        MediaType type,
        PixelSize upright,
        Original.Colour colour,
        Optional<String> sourceType,
        SourceQuality quality,
        String matteSource,
        Uncertainty uncertainty,
        PixelSize product) {

    static Appraisal of(Original original, SourceQuality quality, String matteSource, Cutout cutout) {
        return new Appraisal(
                original.digest(),
                original.type(),
                original.upright(),
                original.colour(),
                original.sourceType(),
                quality,
                matteSource,
                cutout.uncertainty(),
                product(cutout));
    }

    /** Size of a cut-out's box in upright photograph pixels. */
    static PixelSize product(Cutout cutout) {
        return new PixelSize(
                upright(cutout.box().width(), cutout.scale()),
                upright(cutout.box().height(), cutout.scale()));
    }

    private static int upright(int length, double scale) {
        return Math.max(1, (int) Math.round(length / scale));
    }
}
