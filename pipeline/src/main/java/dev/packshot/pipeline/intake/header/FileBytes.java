package dev.packshot.pipeline.intake.header;

import java.nio.charset.StandardCharsets;

/** A file's bytes, where reading outside of them is a {@link BrokenHeader}. */
final class FileBytes {
    private final byte[] bytes;

    FileBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    long length() {
        return bytes.length;
    }

    int u8(long at) {
        if (at < 0 || at >= bytes.length) {
            throw new BrokenHeader("It ends inside its header.");
        }
        return bytes[(int) at] & 0xFF;
    }

    /** Two bytes, most significant first. */
    int u16(long at) {
        return u8(at) << 8 | u8(at + 1);
    }

    /** Four bytes, most significant first. */
    long u32(long at) {
        return (long) u16(at) << 16 | u16(at + 2);
    }

    /** Two bytes, least significant first. */
    int u16le(long at) {
        return u8(at) | u8(at + 1) << 8;
    }

    /** Three bytes, least significant first. */
    int u24le(long at) {
        return u16le(at) | u8(at + 2) << 16;
    }

    /** Four bytes, least significant first. */
    long u32le(long at) {
        return u16le(at) | (long) u16le(at + 2) << 16;
    }

    /** A big-endian number of 0, 1, 2, 4 or 8 bytes. */
    long number(long at, int size) {
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 8 | u8(at + i);
        }
        return value;
    }

    /** A four-character code. */
    String code(long at) {
        u8(at);
        u8(at + 3);
        return new String(bytes, (int) at, 4, StandardCharsets.ISO_8859_1);
    }
}
