package dev.packshot.pipeline.intake.heic;

import dev.packshot.pipeline.raster.Raster;
import java.util.Optional;

/**
 * The primary picture of a HEIC file, upright as its container says.
 *
 * @param pixels H×W×3, or H×W×4 with alpha, in the file's own colours
 * @param premultiplied whether the colours were multiplied by alpha
 * @param profile its ICC profile
 * @param xmp its XMP packet
 */
public record HeicPicture(Raster pixels, boolean premultiplied, Optional<byte[]> profile, Optional<byte[]> xmp) {}
