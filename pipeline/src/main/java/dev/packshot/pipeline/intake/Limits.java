package dev.packshot.pipeline.intake;

import java.time.Duration;

/**
 * What is taken in. Checked on the header, before any pixel is decoded.
 *
 * @param maxBytes largest file
 * @param maxPixels most pixels, width × height
 * @param maxFrames most frames or pages of one file; only the first is used
 * @param maxTime longest decoding
 * @param workingPixels photographs with more pixels are reduced to this many while they are decoded, because no
 *     rendition can show more
 * @param pixelMemory most bytes of pixels that one picture may hold at a time
 */
public record Limits(
        long maxBytes, long maxPixels, int maxFrames, Duration maxTime, long workingPixels, long pixelMemory) {
    public static final Limits DEFAULT =
            new Limits(64L << 20, 50_000_000, 300, Duration.ofSeconds(8), 25_000_000, 512L << 20);

    /** The same with another pixel limit. */
    public Limits withMaxPixels(long pixels) {
        return new Limits(maxBytes, pixels, maxFrames, maxTime, workingPixels, pixelMemory);
    }
}
