package dev.packshot.catalog;

import java.util.Locale;

/** The picture formats that Packshot reads or writes. */
public enum MediaType {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    WEBP("image/webp", "webp"),
    AVIF("image/avif", "avif"),
    TIFF("image/tiff", "tif"),
    GIF("image/gif", "gif"),
    HEIC("image/heic", "heic");

    private final String mime;
    private final String extension;

    MediaType(String mime, String extension) {
        this.mime = mime;
        this.extension = extension;
    }

    /** Registered media type, such as {@code image/jpeg}. */
    public String mime() {
        return mime;
    }

    /** Usual file name extension without the dot. */
    public String extension() {
        return extension;
    }

    /** The name that rules use, such as {@code jpeg}. */
    public String ruleName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
