package dev.packshot.connector.folder.shelf;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.Sku;
import java.util.Optional;
import java.util.regex.Pattern;

/** The names that files on the shelf get: useful to people, and known again as ours. */
final class ShelfNames {
    static final String GALLERY = "gallery.json";

    /** Where a seller's own picture goes when a change takes it off the listing. */
    static final String SET_ASIDE = "set-aside";

    private static final Pattern OURS =
            Pattern.compile(".*_\\d{1,4}_(ps[0-9a-f]{30}|original-[0-9a-f]{12})(~2)?\\.[a-z]{2,4}");
    private static final Pattern HALF = Pattern.compile("\\.half-\\d{1,4}");

    private ShelfNames() {}

    /**
     * The name of a picture.
     *
     * @param position from 0
     * @param marker of a picture that was put there; without one it is a kept original
     */
    static String picture(Sku sku, int position, Optional<String> marker, Digest bytes, String extension) {
        String tag = marker.orElseGet(() -> "original-" + bytes.abbreviated());
        return "%s_%d_%s.%s".formatted(sku.pathSegment(), position + 1, tag, extension);
    }

    /** The name to take in the place of one under which the seller has laid something else. */
    static String other(String name) {
        int dot = name.lastIndexOf('.');
        return name.substring(0, dot) + "~2" + name.substring(dot);
    }

    /** The name of a file while it is being written. */
    static String half(int number) {
        return ".half-" + number;
    }

    /** Whether a write made a file of this name; when no gallery names it, it is left over from one that died. */
    static boolean isOurs(String name) {
        return OURS.matcher(name).matches() || HALF.matcher(name).matches();
    }
}
