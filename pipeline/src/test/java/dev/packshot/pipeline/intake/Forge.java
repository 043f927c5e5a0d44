package dev.packshot.pipeline.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes files byte by byte, also such as no program should. */
final class Forge {
    private Forge() {}

    static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] head(byte[] file, int length) {
        return Arrays.copyOf(file, Math.max(0, Math.min(length, file.length)));
    }

    static byte[] bigEndian(int... values) {
        ByteBuffer out = ByteBuffer.allocate(4 * values.length);
        for (int value : values) {
            out.putInt(value);
        }
        return out.array();
    }

    /** Zeros, deflated. */
    static byte[] deflatedZeros(long count) {
        var out = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(out, new Deflater(Deflater.BEST_SPEED))) {
            byte[] piece = new byte[1 << 16];
            for (long left = count; left > 0; left -= piece.length) {
                deflater.write(piece, 0, (int) Math.min(left, piece.length));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] chunk(String type, byte[] data) {
        var crc = new CRC32();
        crc.update(ascii(type));
        crc.update(data);
        return join(bigEndian(data.length), ascii(type), data, bigEndian((int) crc.getValue()));
    }

    static byte[] png(int width, int height, int bits, int colour, int interlace, byte[] extra, byte[] data) {
        byte[] header = join(bigEndian(width, height), new byte[] {(byte) bits, (byte) colour, 0, 0, (byte) interlace});
        return join(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10},
                chunk("IHDR", header),
                extra,
                chunk("IDAT", data),
                chunk("IEND", new byte[0]));
    }

    /** A chunk put behind the header of a PNG. */
    static byte[] pngWith(byte[] png, byte[] chunk) {
        return join(head(png, 33), chunk, Arrays.copyOfRange(png, 33, png.length));
    }

    /** A segment put behind the start of a JPEG. */
    static byte[] jpegWith(byte[] jpeg, int marker, byte[] data) {
        int length = data.length + 2;
        return join(
                head(jpeg, 2),
                new byte[] {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length},
                data,
                Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /** A JPEG whose frame header claims another size. */
    static byte[] jpegClaiming(byte[] jpeg, int width, int height) {
        byte[] lie = jpeg.clone();
        for (int i = 2; i < lie.length - 9; i++) {
            int marker = lie[i + 1] & 0xFF;
            if ((lie[i] & 0xFF) == 0xFF && (marker == 0xC0 || marker == 0xC2)) {
                ByteBuffer.wrap(lie).putShort(i + 5, (short) height).putShort(i + 7, (short) width);
                return lie;
            }
        }
        throw new IllegalArgumentException("No frame header");
    }

    /** Every occurrence of a code followed by four bytes and a size, as {@code ispe}, claims another size. */
    static byte[] heifClaiming(byte[] heif, int width, int height) {
        byte[] lie = heif.clone();
        for (int i = 0; i + 16 <= lie.length; i++) {
            if (new String(lie, i, 4, StandardCharsets.ISO_8859_1).equals("ispe")) {
                ByteBuffer.wrap(lie).putInt(i + 8, width).putInt(i + 12, height);
            }
        }
        return lie;
    }

    static byte[] gif(int width, int height, int frames, int frameWidth, int frameHeight) {
        ByteBuffer screen = ByteBuffer.allocate(19).order(ByteOrder.LITTLE_ENDIAN);
        screen.put(ascii("GIF89a"))
                .putShort((short) width)
                .putShort((short) height)
                .put(new byte[] {(byte) 0x80, 0, 0, 0, 0, 0, (byte) 255, (byte) 255, (byte) 255});
        ByteBuffer frame = ByteBuffer.allocate(15).order(ByteOrder.LITTLE_ENDIAN);
        frame.put((byte) 0x2C)
                .putInt(0)
                .putShort((short) frameWidth)
                .putShort((short) frameHeight)
                .put(new byte[] {0, 2, 2, 0x4C, 1, 0});
        var out = new ByteArrayOutputStream();
        out.writeBytes(screen.array());
        for (int i = 0; i < frames; i++) {
            out.writeBytes(frame.array());
        }
        out.write(0x3B);
        return out.toByteArray();
    }

    /** A little-endian RGB TIFF of one directory: tag, type (3 short, 4 long) and value triples. */
    static byte[] tiff(long nextDirectory, byte[] data, long... entries) {
        int count = entries.length / 3;
        ByteBuffer out = ByteBuffer.allocate(14 + 12 * count + data.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put(ascii("II*\0")).putInt(8).putShort((short) count);
        for (int i = 0; i < count; i++) {
            out.putShort((short) entries[3 * i])
                    .putShort((short) entries[3 * i + 1])
                    .putInt(1)
                    .putInt((int) entries[3 * i + 2]);
        }
        out.putInt((int) nextDirectory).put(data);
        return out.array();
    }

    /** An Exif block with an orientation, and the offset of a next directory. */
    static byte[] exif(int orientation, int nextDirectory) {
        ByteBuffer out = ByteBuffer.allocate(32);
        out.put(ascii("Exif\0\0MM\0*")).putInt(8).putShort((short) 1);
        out.putShort((short) 0x112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        out.putInt(nextDirectory);
        return out.array();
    }

    static byte[] riff(byte[]... chunks) {
        byte[] body = join(chunks);
        byte[] size = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(body.length + 4)
                .array();
        return join(ascii("RIFF"), size, ascii("WEBP"), body);
    }

    static byte[] riffChunk(String type, byte[] data) {
        byte[] size = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(data.length)
                .array();
        return join(ascii(type), size, data, new byte[data.length & 1]);
    }

    /** The extended header of a WebP with a canvas size. */
    static byte[] canvas(int flags, int width, int height) {
        return riffChunk("VP8X", new byte[] {
            (byte) flags,
            0,
            0,
            0,
            (byte) (width - 1),
            (byte) ((width - 1) >> 8),
            (byte) ((width - 1) >> 16),
            (byte) (height - 1),
            (byte) ((height - 1) >> 8),
            (byte) ((height - 1) >> 16)
        });
    }
}
