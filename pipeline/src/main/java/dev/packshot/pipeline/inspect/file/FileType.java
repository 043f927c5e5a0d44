package dev.packshot.pipeline.inspect.file;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A format that the inspector tells by its first bytes and can open. */
public enum FileType {
    JPEG("jpegload_source"),
    PNG("pngload_source"),
    GIF("gifload_source"),
    WEBP("webpload_source"),
    AVIF("heifload_source"),
    HEIC("heifload_source"),
    TIFF("tiffload_source");

    private final String loader;

    FileType(String loader) {
        this.loader = loader;
    }

    String loader() {
        return loader;
    }

    /** The name that rules use. */
    public String ruleName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Tells the format of a file.
     *
     * @throws IllegalArgumentException when it is none of these: no renderer of ours makes such a file
     */
    static FileType of(byte[] file) {
        String head = new String(file, 0, Math.min(12, file.length), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u00FF\u00D8\u00FF")) {
            return JPEG;
        }
        if (head.startsWith("\u0089PNG\r\n\u001A\n")) {
            return PNG;
        }
        if (head.startsWith("GIF8")) {
            return GIF;
        }
        if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return WEBP;
        }
        if (head.startsWith("II*\0") || head.startsWith("MM\0*")) {
            return TIFF;
        }
        if (head.startsWith("ftyp", 4)) {
            return head.startsWith("avi", 8) ? AVIF : HEIC;
        }
        throw new IllegalArgumentException("Not a picture file that can be inspected");
    }
}
