package dev.packshot.pipeline.inspect.file;

import java.util.OptionalInt;

/**
 * The quality setting that a JPEG's luminance quantisation table stands for: the one of 1..100 whose table, scaled from
 * ITU-T T.81 Annex K.1 the way the Independent JPEG Group's encoder does ({@code jpeg_quality_scaling} and {@code
 * jpeg_add_quant_table} in jcparam.c), is nearest by the sum of absolute differences. Exact for encoders that use those
 * tables, an estimate for others.
 */
final class JpegQuality {
    /** Annex K.1 in zigzag order, as a DQT segment stores it. */
    private static final int[] LUMINANCE = {
        16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49, 35, 37, 29, 40, 58, 51,
        61, 60, 57, 51, 56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87, 95, 98, 103, 104, 103, 62, 77,
        113, 121, 112, 100, 120, 92, 101, 103, 99
    };

    private static final int DQT = 0xDB;
    private static final int START_OF_SCAN = 0xDA;

    private JpegQuality() {}

    /** Of a JPEG file; empty when it has no table with number 0 ahead of its first scan. */
    static OptionalInt of(byte[] jpeg) {
        int at = 2;
        while (at + 4 <= jpeg.length && unsigned(jpeg, at) == 0xFF) {
            int marker = unsigned(jpeg, at + 1);
            int length = unsigned(jpeg, at + 2) << 8 | unsigned(jpeg, at + 3);
            if (marker == 0xFF) {
                at++;
                continue;
            }
            if (marker == START_OF_SCAN || length < 2 || at + 2 + length > jpeg.length) {
                break;
            }
            if (marker == DQT) {
                OptionalInt quality = inSegment(jpeg, at + 4, at + 2 + length);
                if (quality.isPresent()) {
                    return quality;
                }
            }
            at += 2 + length;
        }
        return OptionalInt.empty();
    }

    private static OptionalInt inSegment(byte[] jpeg, int from, int end) {
        int at = from;
        while (at < end) {
            int precision = unsigned(jpeg, at) >> 4;
            int number = unsigned(jpeg, at) & 15;
            int width = precision == 0 ? 1 : 2;
            if (at + 1 + 64 * width > end) {
                return OptionalInt.empty();
            }
            if (number == 0) {
                return OptionalInt.of(nearest(jpeg, at + 1, width));
            }
            at += 1 + 64 * width;
        }
        return OptionalInt.empty();
    }

    private static int nearest(byte[] jpeg, int at, int width) {
        int best = 0;
        long smallest = Long.MAX_VALUE;
        for (int quality = 100; quality >= 1; quality--) {
            long difference = 0;
            for (int i = 0; i < 64; i++) {
                int entry = width == 1
                        ? unsigned(jpeg, at + i)
                        : unsigned(jpeg, at + 2 * i) << 8 | unsigned(jpeg, at + 2 * i + 1);
                difference += Math.abs(entry - scaled(LUMINANCE[i], quality));
            }
            if (difference < smallest) {
                smallest = difference;
                best = quality;
            }
        }
        return best;
    }

    private static int scaled(int entry, int quality) {
        int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
        return Math.clamp((entry * (long) percent + 50) / 100, 1, 255);
    }

    private static int unsigned(byte[] bytes, int at) {
        return bytes[at] & 0xFF;
    }
}
