package dev.packshot.pipeline.intake.header;

/** Bits of a codec's parameter set, most significant first; beyond its end is a {@link BrokenHeader}. */
final class BitReader {
    private final byte[] bytes;
    private long position;

    BitReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The next bits as a number; at most 32. */
    long bits(int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            long at = position >> 3;
            if (at >= bytes.length) {
                throw new BrokenHeader("It ends inside its codec's parameters.");
            }
            value = (value << 1) | ((bytes[(int) at] >> (7 - (position & 7))) & 1);
            position++;
        }
        return value;
    }

    boolean flag() {
        return bits(1) == 1;
    }

    void skip(int count) {
        position += count;
    }

    /** An Exp-Golomb number: ue(v) of HEVC, uvlc() of AV1. */
    long golomb() {
        int zeros = 0;
        while (!flag()) {
            if (++zeros > 31) {
                throw new BrokenHeader("Its codec's parameters are nonsense.");
            }
        }
        return (1L << zeros) - 1 + bits(zeros);
    }
}
