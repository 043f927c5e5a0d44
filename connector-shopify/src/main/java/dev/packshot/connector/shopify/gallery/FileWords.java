package dev.packshot.connector.shopify.gallery;

import java.text.Normalizer;
import java.util.Locale;

/** Words in a file name. */
final class FileWords {
    private static final int MOST = 60;

    private FileWords() {}

    /** Words in lower-case ASCII letters and digits with hyphens between, at most 60 characters; empty where none is left. */
    static String of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        if (plain.length() <= MOST) {
            return plain;
        }
        int end = plain.lastIndexOf('-', MOST);
        return plain.substring(0, end > 0 ? end : MOST);
    }
}
