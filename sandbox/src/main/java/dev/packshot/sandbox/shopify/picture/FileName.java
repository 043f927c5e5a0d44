package dev.packshot.sandbox.shopify.picture;

import dev.packshot.catalog.MediaType;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Name of a file in a shop's Files.
 *
 * @param text at most 255 characters, without slashes, with an extension
 */
public record FileName(String text) {
    public FileName {
        if (!text.matches("[^/\\\\\\p{Cntrl}]{1,250}\\.[A-Za-z0-9]{1,5}")) {
            throw new IllegalArgumentException("A file's name has an extension and no slashes, but was " + text);
        }
    }

    /** Reads one, if it is one. */
    public static Optional<FileName> of(String text) {
        try {
            return Optional.of(new FileName(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The last segment of an address, if it is one. */
    public static Optional<FileName> of(URI address) {
        String path = Optional.ofNullable(address.getPath()).orElse("");
        return of(path.substring(path.lastIndexOf('/') + 1));
    }

    /** The extension in small letters, {@code jpeg} as {@code jpg}. */
    public String extension() {
        String extension = text.substring(text.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return extension.equals("jpeg") ? "jpg" : extension;
    }

    /** The same with something behind the part before the dot. */
    public FileName suffixed(String suffix) {
        int dot = text.lastIndexOf('.');
        return new FileName(text.substring(0, dot) + suffix + text.substring(dot));
    }

    /** Whether the extension is the usual one of this type. */
    public boolean fits(MediaType type) {
        return extension().equals(type.extension());
    }

    @Override
    public String toString() {
        return text;
    }
}
