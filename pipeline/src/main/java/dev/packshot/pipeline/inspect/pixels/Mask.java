package dev.packshot.pipeline.inspect.pixels;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.raster.Raster;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A set of pixels, one bit each, 64 to a word along the row: 600 KB for 2200 × 2200. Distances are chessboard distances.
 * Immutable once handed out.
 */
final class Mask {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final int width;
    private final int height;
    private final int stride;
    private final long[] words;

    private Mask(PixelSize size) {
        width = size.width();
        height = size.height();
        stride = (width + 63) >>> 6;
        words = new long[stride * height];
    }

    /** The pixels of a one-band raster that have at least this value, 1..255. */
    static Mask atLeast(Raster band, int value) {
        var mask = new Mask(band.size());
        byte[] row = new byte[mask.stride << 6];
        for (int y = 0; y < mask.height; y++) {
            band.readRow(y, row);
            for (int w = 0; w < mask.stride; w++) {
                mask.words[y * mask.stride + w] = word(row, w << 6, value);
            }
        }
        return mask;
    }

    /** The outermost pixels of a picture. */
    static Mask frame(PixelSize size, int thickness) {
        var frame = new Mask(size);
        for (int y = 0; y < frame.height; y++) {
            boolean whole = y < thickness || y >= frame.height - thickness;
            for (int x = 0; x < frame.width; x++) {
                if (whole || x < thickness || x >= frame.width - thickness) {
                    frame.words[y * frame.stride + (x >>> 6)] |= 1L << x;
                } else {
                    x = Math.max(x, frame.width - thickness - 1);
                }
            }
        }
        return frame;
    }

    private static long word(byte[] row, int from, int value) {
        long word = 0;
        for (int x = 0; x < 64; x += 8) {
            long eight = (long) EIGHT.get(row, from + x);
            if (eight == -1L) {
                word |= 0xFFL << x;
            } else if (eight != 0) {
                for (int i = 0; i < 8; i++) {
                    if ((row[from + x + i] & 0xFF) >= value) {
                        word |= 1L << (x + i);
                    }
                }
            }
        }
        return word;
    }

    /** Every pixel at most this far from one of these, these included. */
    Mask grown(int distance) {
        Mask grown = this;
        for (int i = 0; i < distance; i++) {
            grown = grown.dilated();
        }
        return grown;
    }

    /** The pixels further than this from every pixel that isn't one; beyond the picture counts as more of the same. */
    Mask shrunk(int distance) {
        return inverse().grown(distance).inverse();
    }

    /** All other pixels of the picture. */
    Mask inverse() {
        var inverse = new Mask(new PixelSize(width, height));
        for (int i = 0; i < words.length; i++) {
            inverse.words[i] = ~words[i];
        }
        inverse.trim();
        return inverse;
    }

    /** These pixels but not those. */
    Mask without(Mask those) {
        var rest = new Mask(new PixelSize(width, height));
        for (int i = 0; i < words.length; i++) {
            rest.words[i] = words[i] & ~those.words[i];
        }
        return rest;
    }

    /** The pixels that both have. */
    Mask and(Mask those) {
        return without(those.inverse());
    }

    /** How many pixels. */
    long count() {
        long count = 0;
        for (long word : words) {
            count += Long.bitCount(word);
        }
        return count;
    }

    boolean has(int x, int y) {
        return (words[y * stride + (x >>> 6)] >>> x & 1) != 0;
    }

    /** First column from {@code x} on that is in the mask, or the width. */
    int nextIn(int y, int x) {
        return next(y, x, 0);
    }

    /** First column from {@code x} on that isn't in the mask, or the width. */
    int nextOut(int y, int x) {
        return next(y, x, -1L);
    }

    private int next(int y, int x, long flip) {
        if (x >= width) {
            return width;
        }
        int w = x >>> 6;
        long word = (words[y * stride + w] ^ flip) & -1L << x;
        while (word == 0) {
            if (++w == stride) {
                return width;
            }
            word = words[y * stride + w] ^ flip;
        }
        return Math.min(width, (w << 6) + Long.numberOfTrailingZeros(word));
    }

    private Mask dilated() {
        var wide = new Mask(new PixelSize(width, height));
        for (int y = 0; y < height; y++) {
            for (int w = 0; w < stride; w++) {
                int i = y * stride + w;
                long before = w == 0 ? 0 : words[i - 1] >>> 63;
                long after = w == stride - 1 ? 0 : words[i + 1] << 63;
                wide.words[i] = words[i] | words[i] << 1 | before | words[i] >>> 1 | after;
            }
        }
        var tall = new Mask(new PixelSize(width, height));
        for (int i = 0; i < words.length; i++) {
            long above = i < stride ? 0 : wide.words[i - stride];
            long below = i >= words.length - stride ? 0 : wide.words[i + stride];
            tall.words[i] = wide.words[i] | above | below;
        }
        tall.trim();
        return tall;
    }

    private void trim() {
        if ((width & 63) != 0) {
            long valid = -1L >>> -width;
            for (int last = stride - 1; last < words.length; last += stride) {
                words[last] &= valid;
            }
        }
    }
}
