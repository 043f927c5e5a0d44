package dev.packshot.pipeline.intake.header;

import dev.packshot.catalog.PixelSize;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * The size that a coded picture itself claims. Decoders allocate by it, before anybody compares it with the size that
 * the container promised.
 */
final class CodedSize {
    private static final int AV1_SEQUENCE_HEADER = 1;
    private static final int HEVC_SPS = 33;
    private static final PixelSize NOTHING = PixelSize.square(1);

    private CodedSize() {}

    /** Largest size in the sequence headers of an AV1 item (AV1 bitstream specification, 5.3 and 5.5). */
    static PixelSize av1(byte[] item) {
        var file = new FileBytes(item);
        PixelSize largest = NOTHING;
        long at = 0;
        while (at < item.length) {
            int head = file.u8(at);
            at += (head & 4) != 0 ? 2 : 1;
            long length = item.length - at;
            if ((head & 2) != 0) {
                length = 0;
                for (int i = 0; i < 8; i++) {
                    int b = file.u8(at++);
                    length |= (long) (b & 0x7F) << (7 * i);
                    if (b < 0x80) {
                        break;
                    }
                }
            }
            if (length < 0 || at + length > item.length) {
                throw new BrokenHeader("Its coded picture is cut off.");
            }
            if (((head >> 3) & 15) == AV1_SEQUENCE_HEADER) {
                largest = larger(
                        largest, sequence(new BitReader(Arrays.copyOfRange(item, (int) at, (int) (at + length)))));
            }
            at += length;
        }
        return largest;
    }

    private static PixelSize sequence(BitReader bits) {
        bits.skip(4);
        if (bits.flag()) {
            bits.skip(5);
        } else {
            operatingPoints(bits);
        }
        int widthBits = (int) bits.bits(4) + 1;
        int heightBits = (int) bits.bits(4) + 1;
        return Header.size(bits.bits(widthBits) + 1, bits.bits(heightBits) + 1);
    }

    private static void operatingPoints(BitReader bits) {
        boolean decoderModel = false;
        int delayBits = 0;
        if (bits.flag()) {
            bits.skip(64);
            if (bits.flag()) {
                bits.golomb();
            }
            decoderModel = bits.flag();
            if (decoderModel) {
                delayBits = (int) bits.bits(5) + 1;
                bits.skip(42);
            }
        }
        boolean displayDelay = bits.flag();
        int points = (int) bits.bits(5) + 1;
        for (int i = 0; i < points; i++) {
            bits.skip(12);
            if (bits.bits(5) > 7) {
                bits.skip(1);
            }
            if (decoderModel && bits.flag()) {
                bits.skip(2 * delayBits + 1);
            }
            if (displayDelay && bits.flag()) {
                bits.skip(4);
            }
        }
    }

    /** Largest size in the parameter sets of an HEVC item's configuration ({@code hvcC}, ISO/IEC 14496-15, 8.3.3). */
    static PixelSize hevcConfiguration(byte[] box) {
        var file = new FileBytes(box);
        PixelSize largest = NOTHING;
        int arrays = file.u8(22);
        long at = 23;
        for (int a = 0; a < arrays; a++) {
            int units = file.u16(at + 1);
            at += 3;
            for (int u = 0; u < units; u++) {
                int length = file.u16(at);
                largest = larger(largest, unit(box, at + 2, length));
                at += 2 + length;
            }
        }
        return largest;
    }

    /** Largest size in parameter sets that stand among an HEVC item's slices. */
    static PixelSize hevc(byte[] item, int lengthBytes) {
        var file = new FileBytes(item);
        PixelSize largest = NOTHING;
        long at = 0;
        while (at + lengthBytes < item.length) {
            long length = file.number(at, lengthBytes);
            largest = larger(largest, unit(item, at + lengthBytes, length));
            at += lengthBytes + length;
        }
        return largest;
    }

    private static PixelSize unit(byte[] bytes, long at, long length) {
        if (length < 0 || at + length > bytes.length) {
            throw new BrokenHeader("Its coded picture is cut off.");
        }
        if (length < 3 || (bytes[(int) at] >> 1 & 0x3F) != HEVC_SPS) {
            return NOTHING;
        }
        return parameters(new BitReader(unescaped(bytes, (int) at + 2, (int) (at + length))));
    }

    /** ITU-T H.265, 7.3.2.2 up to the size. */
    private static PixelSize parameters(BitReader bits) {
        bits.skip(4);
        int layers = (int) bits.bits(3);
        bits.skip(1 + 96);
        boolean[] profile = new boolean[layers];
        boolean[] level = new boolean[layers];
        for (int i = 0; i < layers; i++) {
            profile[i] = bits.flag();
            level[i] = bits.flag();
        }
        bits.skip(layers > 0 ? 2 * (8 - layers) : 0);
        for (int i = 0; i < layers; i++) {
            bits.skip((profile[i] ? 88 : 0) + (level[i] ? 8 : 0));
        }
        bits.golomb();
        if (bits.golomb() == 3) {
            bits.skip(1);
        }
        long width = bits.golomb();
        return Header.size(width, bits.golomb());
    }

    /** Without the 3 of every 0 0 3 (7.3.1.1). */
    private static byte[] unescaped(byte[] bytes, int from, int to) {
        var out = new ByteArrayOutputStream(to - from);
        int zeros = 0;
        for (int i = from; i < to; i++) {
            if (zeros >= 2 && bytes[i] == 3) {
                zeros = 0;
                continue;
            }
            zeros = bytes[i] == 0 ? zeros + 1 : 0;
            out.write(bytes[i]);
        }
        return out.toByteArray();
    }

    private static PixelSize larger(PixelSize a, PixelSize b) {
        return a.pixels() >= b.pixels() ? a : b;
    }
}
