package dev.packshot.connector.folder.inbox;

import dev.packshot.catalog.Sku;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What names of files and folders say. */
public final class PictureNames {
    private static final Set<String> EXTENSIONS =
            Set.of("jpg", "jpeg", "jpe", "png", "tif", "tiff", "webp", "avif", "gif", "heic", "heif");
    private static final Pattern NUMBERED = Pattern.compile("(.+)_(\\d{1,4})");
    private static final Pattern LAST_NUMBER = Pattern.compile("(\\d{1,9})\\D*$");
    private static final Pattern ESCAPED = Pattern.compile("%([0-9A-F]{4})");

    /** Pictures of one folder: by the last number in the name, then by the name. */
    static final Comparator<Path> IN_ORDER = Comparator.comparingLong(PictureNames::number)
            .thenComparing(file -> file.getFileName().toString());

    private PictureNames() {}

    /** Whether a name promises a picture; hidden files don't. */
    public static boolean isPicture(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && EXTENSIONS.contains(extension(name));
    }

    /** The extension in lower case, without the dot; empty where there is none. */
    public static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** The SKU that a folder is named for: as it stands, or as {@link Sku#pathSegment} wrote it. */
    static Optional<Sku> skuOfFolder(String name) {
        String read = ESCAPED.matcher(name)
                .replaceAll(code ->
                        Matcher.quoteReplacement(String.valueOf((char) HexFormat.fromHexDigits(code.group(1)))));
        return sku(read).filter(sku -> sku.pathSegment().equals(name)).or(() -> sku(name));
    }

    /** The SKU that a loose file is named for: what stands before {@code _<n>}, or the whole name. */
    static Optional<Sku> skuOfFile(Path file) {
        String stem = stem(file);
        Matcher numbered = NUMBERED.matcher(stem);
        return sku(numbered.matches() ? numbered.group(1) : stem);
    }

    /** A text as a SKU, if it can be one. */
    static Optional<Sku> sku(String text) {
        boolean fit =
                !text.isBlank() && text.length() <= Sku.LONGEST && text.chars().noneMatch(Character::isISOControl);
        return fit ? Optional.of(new Sku(text)) : Optional.empty();
    }

    private static long number(Path file) {
        Matcher number = LAST_NUMBER.matcher(stem(file));
        return number.find() ? Long.parseLong(number.group(1)) : 0;
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
