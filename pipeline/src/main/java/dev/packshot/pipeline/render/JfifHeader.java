package dev.packshot.pipeline.render;

import java.util.HexFormat;

/**
 * The JFIF header (ITU-T T.871, 10.1) with 300 dpi. libvips leaves it out of files that carry metadata but no EXIF, and
 * without it nothing in the file states its resolution.
 */
final class JfifHeader {
    /** APP0, 16 bytes, "JFIF", version 1.02, dots per inch, 300 × 300, no thumbnail. */
    private static final byte[] HEADER =
            HexFormat.of().parseHex("ffe0" + "0010" + "4a46494600" + "0102" + "01" + "012c" + "012c" + "0000");

    private static final int START_OF_IMAGE = 2;

    private JfifHeader() {}

    /** The file with this header as its first segment. */
    static byte[] first(byte[] jpeg) {
        if (jpeg[START_OF_IMAGE + 1] == HEADER[1]) {
            return jpeg;
        }
        byte[] out = new byte[jpeg.length + HEADER.length];
        System.arraycopy(jpeg, 0, out, 0, START_OF_IMAGE);
        System.arraycopy(HEADER, 0, out, START_OF_IMAGE, HEADER.length);
        System.arraycopy(jpeg, START_OF_IMAGE, out, START_OF_IMAGE + HEADER.length, jpeg.length - START_OF_IMAGE);
        return out;
    }
}
