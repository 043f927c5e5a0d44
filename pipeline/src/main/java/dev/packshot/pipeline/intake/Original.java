package dev.packshot.pipeline.intake;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.raster.Raster;
import java.util.Optional;

/**
 * A photograph as the pipeline works on it: upright, sRGB, 8 bits.
 *
 * @param digest of the file's bytes
 * @param type by content
 * @param bytes size of the file
 * @param upright size of the photograph after its orientation was applied, before any reduction
 * @param pixels H×W×3 sRGB 0..255; as large as {@code upright} unless that has more pixels than the working limit
 * @param alpha H×W×1 of an already cut-out picture (size of {@code pixels}), else empty
 * @param colour where the colours came from
 * @param sourceType the file's own IPTC digital source type (a URI), kept for the renditions
 */
public record Original(
        Digest digest,
        MediaType type,
        long bytes,
        PixelSize upright,
        Raster pixels,
        Optional<Raster> alpha,
        Colour colour,
        Optional<String> sourceType) {

    /** How the colours became sRGB. */
    public enum Colour {
        /** The file is sRGB or says nothing: taken as it is. */
        ASSUMED_SRGB,
        /** Converted by the file's own profile, or by the colour space that it names. */
        EMBEDDED_PROFILE,
        /** Broken or unsuitable profile: taken as sRGB, or CMYK by the generic press profile. */
        PROFILE_IGNORED,
        /** CMYK without a profile: converted by the generic press profile. */
        GENERIC_CMYK
    }

    /** Working pixels over upright pixels along a side, 0..1. */
    public double workingScale() {
        return (double) pixels.size().longest() / upright.longest();
    }
}
