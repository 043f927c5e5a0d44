package dev.packshot.pipeline.inspect.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** Header fields that libvips doesn't hand out. */
final class FileHeaders {
    private static final int ANIMATION_CONTROL = 0x6163544C; // acTL: PNG third edition, 11.3.6
    private static final int IMAGE_DATA = 0x49444154; // IDAT
    private static final int PNG_SIGNATURE = 8;
    private static final int TIFF_COMPRESSION = 259; // TIFF 6.0, section 8

    private FileHeaders() {}

    /** Whether an animation is announced ahead of the picture. */
    static boolean isAnimatedPng(byte[] png) {
        ByteBuffer file = ByteBuffer.wrap(png);
        long at = PNG_SIGNATURE;
        while (at + 8 <= png.length) {
            int chunk = file.getInt((int) at + 4);
            if (chunk == ANIMATION_CONTROL) {
                return true;
            }
            if (chunk == IMAGE_DATA) {
                return false;
            }
            at += 12 + Integer.toUnsignedLong(file.getInt((int) at));
        }
        return false;
    }

    /** Compression of the first page; empty when the directory can't be followed. */
    static Optional<String> tiffCompression(byte[] tiff) {
        ByteBuffer file = ByteBuffer.wrap(tiff).order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        try {
            int directory = file.getInt(4);
            int entries = Short.toUnsignedInt(file.getShort(directory));
            for (int i = 0; i < entries; i++) {
                int entry = directory + 2 + 12 * i;
                if (Short.toUnsignedInt(file.getShort(entry)) == TIFF_COMPRESSION) {
                    return Optional.of(compression(Short.toUnsignedInt(file.getShort(entry + 8))));
                }
            }
            return Optional.of("none");
        } catch (IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static String compression(int code) {
        return switch (code) {
            case 1 -> "none";
            case 5 -> "lzw";
            case 7 -> "jpeg";
            case 8, 32946 -> "deflate";
            case 32773 -> "packbits";
            default -> "code " + code;
        };
    }
}
