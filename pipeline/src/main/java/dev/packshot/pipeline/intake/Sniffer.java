package dev.packshot.pipeline.intake;

import dev.packshot.catalog.MediaType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells the type from the first bytes, never from a name. A file that is two things at once is what its first bytes
 * say, and only that decoder is called.
 */
final class Sniffer {
    private static final Set<String> HEVC_BRANDS = Set.of("heic", "heix", "heim", "heis", "hevc", "hevx");
    private static final Set<String> AV1_BRANDS = Set.of("avif", "avis");
    private static final int MOST_BRANDS = 64;
    private static final List<String> NEVER_OPENED = List.of(
            "<", "%PDF", "%!PS", "\u00C5\u00D0\u00D3\u00C6", "PK\u0003\u0004", "PK\u0005\u0006", "\u001F\u008B");

    private Sniffer() {}

    /** The type of a file, or a refusal that says what it is instead. */
    static MediaType typeOf(byte[] file) {
        if (file.length == 0) {
            throw new Refusal(Refusal.Reason.EMPTY, "");
        }
        String head = new String(file, 0, Math.min(file.length, 512), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u00FF\u00D8\u00FF")) {
            return MediaType.JPEG;
        }
        if (head.startsWith("\u0089PNG\r\n\u001A\n")) {
            return MediaType.PNG;
        }
        if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
            return MediaType.GIF;
        }
        if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return MediaType.WEBP;
        }
        if (head.startsWith("II*\0") || head.startsWith("MM\0*")) {
            return tiff(head);
        }
        if (head.startsWith("ftyp", 4)) {
            return heif(file, head);
        }
        throw other(head);
    }

    /** Canon's raw files are TIFF on the outside. */
    private static MediaType tiff(String head) {
        if (head.startsWith("CR", 8)) {
            throw new Refusal(Refusal.Reason.UNKNOWN_TYPE, "It is a camera's raw file.");
        }
        return MediaType.TIFF;
    }

    private static MediaType heif(byte[] file, String head) {
        int length = ByteBuffer.wrap(file).getInt(0);
        int end = Math.min(head.length(), Math.min(Math.max(length, 0), 16 + 4 * MOST_BRANDS));
        for (int at = 8; at + 4 <= end; at += at == 8 ? 8 : 4) {
            String brand = head.substring(at, at + 4);
            if (AV1_BRANDS.contains(brand)) {
                return MediaType.AVIF;
            }
            if (HEVC_BRANDS.contains(brand)) {
                return MediaType.HEIC;
            }
        }
        throw new Refusal(Refusal.Reason.UNKNOWN_TYPE, "It is a film, or a container without a known picture.");
    }

    private static Refusal other(String head) {
        String text = head.replace("\0", "")
                .replaceFirst("^(\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)", "")
                .stripLeading();
        for (String start : NEVER_OPENED) {
            if (head.startsWith(start) || text.startsWith(start)) {
                return new Refusal(Refusal.Reason.TYPE_NOT_ACCEPTED, "");
            }
        }
        byte[] first = Arrays.copyOf(head.getBytes(StandardCharsets.ISO_8859_1), Math.min(8, head.length()));
        return new Refusal(
                Refusal.Reason.UNKNOWN_TYPE,
                "It starts with %s."
                        .formatted(java.util.HexFormat.ofDelimiter(" ")
                                .formatHex(first)
                                .toUpperCase(Locale.ROOT)));
    }
}
