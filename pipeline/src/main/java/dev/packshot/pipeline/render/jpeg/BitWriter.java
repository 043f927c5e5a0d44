package dev.packshot.pipeline.render.jpeg;

import java.util.Arrays;

/** Bytes of a file, and bits of its scan with a zero byte stuffed after each 0xFF (ITU-T T.81 F.1.2.3). */
final class BitWriter {
    private byte[] bytes = new byte[1 << 16];
    private int size;
    private long pending;
    private int pendingBits;

    /** Appends the low {@code count} bits, 0..16, highest first. */
    void put(int bits, int count) {
        pending = pending << count | bits;
        pendingBits += count;
        while (pendingBits >= 8) {
            pendingBits -= 8;
            int value = (int) (pending >>> pendingBits) & 0xFF;
            write(value);
            if (value == 0xFF) {
                write(0);
            }
        }
    }

    /** Fills the last byte with ones. */
    void endScan() {
        if (pendingBits > 0) {
            put(0xFF >> pendingBits, 8 - pendingBits);
        }
    }

    /** Appends a byte as it is. */
    void write(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    /** Appends two bytes as they are, the high one first. */
    void writeShort(int value) {
        write(value >>> 8);
        write(value);
    }

    /** Appends bytes as they are. */
    void write(byte[] data) {
        room(data.length);
        System.arraycopy(data, 0, bytes, size, data.length);
        size += data.length;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }
}
