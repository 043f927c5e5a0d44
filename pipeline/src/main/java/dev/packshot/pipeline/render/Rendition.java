package dev.packshot.pipeline.render;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.ImageSpec;
import dev.packshot.catalog.PixelSize;

/**
 * A finished file for one slot of one platform.
 *
 * @param spec what it was made for
 * @param bytes the file, not to be changed
 * @param digest of the bytes
 * @param size of the picture
 * @param quality encoder quality that was used, 1..100; 100 for PNG
 * @param withinBudget whether the file is no larger than the spec allows
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by digest, never by record equality.
public record Rendition(
        ImageSpec spec, byte[] bytes, Digest digest, PixelSize size, int quality, boolean withinBudget) {}
