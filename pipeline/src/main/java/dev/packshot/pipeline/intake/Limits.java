package dev.packshot.pipeline.intake;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.intake.header.Header;
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
 * @param pixelMemory most bytes of pixels that one picture may hold at a time; decoding may take half of it
 */
public record Limits(
        long maxBytes, long maxPixels, int maxFrames, Duration maxTime, long workingPixels, long pixelMemory) {
    public static final Limits DEFAULT =
            new Limits(64L << 20, 50_000_000, 300, Duration.ofSeconds(8), 25_000_000, 512L << 20);

    /** Shortest side of a picture that can show a product, px. */
    public static final int MIN_SIDE = 64;

    /** The same with another pixel limit. */
    public Limits withMaxPixels(long pixels) {
        return new Limits(maxBytes, pixels, maxFrames, maxTime, workingPixels, pixelMemory);
    }

    /** Refuses files with too many bytes. */
    void admit(long bytes) {
        if (bytes > maxBytes) {
            throw new Refusal(
                    Refusal.Reason.TOO_MANY_BYTES, "It has %,d bytes; the limit is %,d.".formatted(bytes, maxBytes));
        }
    }

    /** Refuses what the header promises, if it is more than may be decoded. */
    void admit(Header header) {
        PixelSize size = header.stored();
        if (size.pixels() > maxPixels) {
            throw new Refusal(
                    Refusal.Reason.TOO_MANY_PIXELS,
                    "It has %s = %,d pixels; the limit is %,d.".formatted(size, size.pixels(), maxPixels));
        }
        if (size.shortest() < MIN_SIDE) {
            throw new Refusal(Refusal.Reason.TOO_SMALL, "It has %s pixels.".formatted(size));
        }
        if (header.frames() > maxFrames) {
            throw new Refusal(
                    Refusal.Reason.TOO_MANY_FRAMES,
                    "It has more than %,d; only the first counts.".formatted(maxFrames));
        }
        long result = Math.min(size.pixels(), workingPixels) * 3;
        if (header.decoderBytes() + result > pixelMemory / 2) {
            throw new Refusal(
                    Refusal.Reason.TOO_MUCH_MEMORY,
                    "It would take about %,d MB; the limit is %,d MB."
                            .formatted((header.decoderBytes() + result) >> 20, pixelMemory >> 21));
        }
    }
}
