package dev.packshot.pipeline.intake.header;

import dev.packshot.catalog.MediaType;

/** Screen size and frame count of a GIF (GIF89a, sections 18 to 20). */
final class GifHeader {
    /** A canvas of RGBA, and the frame that is painted on it. */
    private static final int BYTES_PER_PIXEL = 8;

    private GifHeader() {}

    static Header read(FileBytes file, int enough) {
        long width = file.u16le(6);
        long height = file.u16le(8);
        long at = 13L + table(file.u8(10));
        int frames = 0;
        while (frames < enough && at < file.length()) {
            int block = file.u8(at);
            if (block == 0x2C && at + 10 < file.length()) {
                frames++;
                // Frames may reach over the screen, and decoders grow the screen for them.
                width = Math.max(width, (long) file.u16le(at + 1) + file.u16le(at + 5));
                height = Math.max(height, (long) file.u16le(at + 3) + file.u16le(at + 7));
                at = skipBlocks(file, at + 11 + table(file.u8(at + 9)));
            } else if (block == 0x21) {
                at = skipBlocks(file, at + 2);
            } else {
                break;
            }
        }
        if (frames == 0) {
            throw new BrokenHeader("It holds no frame.");
        }
        var size = Header.size(width, height);
        return Header.of(MediaType.GIF, size.width(), size.height(), frames, size.pixels() * BYTES_PER_PIXEL);
    }

    private static int table(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private static long skipBlocks(FileBytes file, long at) {
        while (at < file.length() && file.u8(at) != 0) {
            at += 1 + file.u8(at);
        }
        return at + 1;
    }
}
