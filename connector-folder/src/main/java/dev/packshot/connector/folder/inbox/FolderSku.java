package dev.packshot.connector.folder.inbox;

import dev.packshot.catalog.Sku;
import dev.packshot.connector.folder.disk.PictureName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The SKU that a name stands for. */
public final class FolderSku {
    private static final Pattern ESCAPED = Pattern.compile("%([0-9A-F]{4})");
    private static final Pattern NUMBERED = Pattern.compile("(.+)_\\d{1,4}");

    private FolderSku() {}

    /**
     * The SKU of a folder: its name, or what {@link Sku#pathSegment} made the name of where it holds what no folder's name
     * can. Empty when the name can be no SKU.
     */
    public static Optional<Sku> ofFolder(String name) {
        if (name.indexOf('%') < 0) {
            return sku(name);
        }
        Optional<Sku> plain = sku(ESCAPED.matcher(name)
                .replaceAll(escaped ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escaped.group(1), 16)))));
        return plain.filter(sku -> sku.pathSegment().equals(name)).or(() -> sku(name));
    }

    /** The SKU of a picture that lies among others: what stands before {@code _1}, or the whole name. */
    static Optional<Sku> ofPicture(String name) {
        String stem = PictureName.stem(name);
        Matcher numbered = NUMBERED.matcher(stem);
        return ofFolder(numbered.matches() ? numbered.group(1) : stem);
    }

    private static Optional<Sku> sku(String name) {
        try {
            return Optional.of(new Sku(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
