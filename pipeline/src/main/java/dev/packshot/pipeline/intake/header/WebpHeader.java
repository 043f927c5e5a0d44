package dev.packshot.pipeline.intake.header;

import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import org.jspecify.annotations.Nullable;

/** Chunks of a WebP (RFC 9649). */
final class WebpHeader {
    /** The decoded picture; lossless files also keep one of their own. */
    private static final int LOSSY_BYTES_PER_PIXEL = 4;

    private static final int LOSSLESS_BYTES_PER_PIXEL = 8;

    private WebpHeader() {}

    static Header read(FileBytes file, int enough) {
        @Nullable PixelSize size = null;
        int frames = 0;
        boolean lossless = false;
        long at = 12;
        while (at + 8 <= file.length() && frames < enough) {
            String chunk = file.code(at);
            long body = at + 8;
            switch (chunk) {
                case "VP8X" -> size = Header.size(1 + file.u24le(body + 4), 1 + file.u24le(body + 7));
                case "VP8 " -> {
                    size = larger(size, file.u16le(body + 6) & 0x3FFF, file.u16le(body + 8) & 0x3FFF);
                    frames++;
                }
                case "VP8L" -> {
                    long bits = file.u32le(body + 1);
                    size = larger(size, 1 + (int) (bits & 0x3FFF), 1 + (int) (bits >> 14 & 0x3FFF));
                    lossless = true;
                    frames++;
                }
                case "ALPH" -> lossless = true;
                case "ANMF" -> {
                    lossless = true;
                    frames++;
                }
                default -> {
                    // Metadata and unknown chunks say nothing about pixels.
                }
            }
            long length = file.u32le(at + 4);
            at = body + length + (length & 1);
        }
        if (size == null || frames == 0) {
            throw new BrokenHeader("It holds no picture.");
        }
        return Header.of(
                MediaType.WEBP,
                size.width(),
                size.height(),
                frames,
                size.pixels() * (lossless ? LOSSLESS_BYTES_PER_PIXEL : LOSSY_BYTES_PER_PIXEL));
    }

    private static PixelSize larger(@Nullable PixelSize known, int width, int height) {
        PixelSize found = Header.size(width, height);
        return known == null
                ? found
                : new PixelSize(Math.max(known.width(), found.width()), Math.max(known.height(), found.height()));
    }
}
