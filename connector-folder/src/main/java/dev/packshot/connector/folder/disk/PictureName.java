package dev.packshot.connector.folder.disk;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;

/** What the name of a picture file says. */
public final class PictureName {
    /** {@code shoe2.jpg} before {@code shoe10.jpg}; the same for capitals, as long as nothing else tells two apart. */
    public static final Comparator<String> NATURAL_ORDER =
            ((Comparator<String>) PictureName::naturally).thenComparing(Comparator.naturalOrder());

    private static final Set<String> EXTENSIONS =
            Set.of("jpg", "jpeg", "jpe", "jfif", "png", "tif", "tiff", "webp", "avif", "gif", "heic", "heif");

    private PictureName() {}

    /** The name of a file without its folders. */
    public static String of(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** Whether a file of this name is taken for a picture. Hidden files aren't: programs put previews there. */
    public static boolean isPicture(String name) {
        return !name.startsWith(".") && EXTENSIONS.contains(extension(name));
    }

    /** Lower case, without the dot; empty without one. */
    public static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** The name without its extension. */
    public static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static int naturally(String left, String right) {
        int i = 0;
        int j = 0;
        while (i < left.length() && j < right.length()) {
            int iEnd = digitsEnd(left, i);
            int jEnd = digitsEnd(right, j);
            int order;
            if (iEnd > i && jEnd > j) {
                order = numerically(left.substring(i, iEnd), right.substring(j, jEnd));
                i = iEnd;
                j = jEnd;
            } else {
                order = Character.compare(
                        Character.toLowerCase(left.charAt(i++)), Character.toLowerCase(right.charAt(j++)));
            }
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.length() - i, right.length() - j);
    }

    /** By length first, since a number in a name may be longer than any integer. */
    private static int numerically(String left, String right) {
        String l = left.replaceFirst("^0+", "");
        String r = right.replaceFirst("^0+", "");
        return l.length() != r.length() ? Integer.compare(l.length(), r.length()) : l.compareTo(r);
    }

    private static int digitsEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
