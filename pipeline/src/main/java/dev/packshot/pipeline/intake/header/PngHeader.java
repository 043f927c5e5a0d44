package dev.packshot.pipeline.intake.header;

import dev.packshot.catalog.MediaType;

/** The first chunk of a PNG (W3C PNG, 11.2.1), and how many frames its animation has. */
final class PngHeader {
    private PngHeader() {}

    static Header read(FileBytes file) {
        if (!file.code(12).equals("IHDR") || file.u32(8) != 13) {
            throw new BrokenHeader("It doesn't start with its size.");
        }
        var size = Header.size(file.u32(16), file.u32(20));
        int channels =
                switch (file.u8(25)) {
                    case 0 -> 1;
                    case 2 -> 3;
                    // Palettes are decoded to colour with transparency.
                    case 3, 6 -> 4;
                    case 4 -> 2;
                    default -> throw new BrokenHeader("It has an unknown colour type.");
                };
        int bytes = file.u8(24) > 8 ? 2 : 1;
        boolean interlaced = file.u8(28) != 0;
        return Header.of(
                MediaType.PNG,
                size.width(),
                size.height(),
                frames(file),
                interlaced ? size.pixels() * channels * bytes : 0);
    }

    private static int frames(FileBytes file) {
        long at = 8;
        while (at + 12 <= file.length()) {
            String chunk = file.code(at + 4);
            if (chunk.equals("acTL")) {
                return (int) Math.min(Math.max(1, file.u32(at + 8)), Integer.MAX_VALUE);
            }
            if (chunk.equals("IDAT")) {
                break;
            }
            at += 12 + file.u32(at);
        }
        return 1;
    }
}
