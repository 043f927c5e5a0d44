package dev.packshot.connector.folder.inbox;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The columns of a manifest by the names that PIM systems give them: capitals, spaces and signs don't matter. */
enum ManifestColumns {
    SKU("sku", "itemnumber", "itemno", "articlenumber", "articleno", "artikelnummer", "productid", "identifier"),
    PARENT("parent", "parentsku", "parentid", "itemgroupid", "variantof"),
    TITLE("title", "name", "productname", "producttitle", "bezeichnung"),
    IMAGES(
            "image",
            "images",
            "imagepath",
            "imagepaths",
            "imagefile",
            "imagefiles",
            "picture",
            "pictures",
            "photo",
            "photos",
            "file",
            "files",
            "assets",
            "bilder"),
    ALT_TEXTS("alt", "alttext", "alttexts", "imagealt", "imagealttext", "imagealttexts", "alternativetext");

    private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,3})");

    @SuppressWarnings("ImmutableEnumChecker") // Made by Set.of.
    private final Set<String> names;

    ManifestColumns(String... names) {
        this.names = Set.of(names);
    }

    /** The value of this column in a row. */
    Optional<String> of(Map<String, String> row) {
        return row.entrySet().stream()
                .filter(cell -> names.contains(plain(cell.getKey())))
                .map(cell -> cell.getValue().strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** The values of this column in a row: parted by {@code |}, or one in each of several numbered columns. */
    List<String> listOf(Map<String, String> row) {
        Optional<String> one = of(row);
        if (one.isPresent()) {
            return Arrays.stream(one.get().split("\\|", -1)).map(String::strip).toList();
        }
        var numbered = new TreeMap<Integer, String>();
        row.forEach((header, value) -> {
            Matcher name = NUMBERED.matcher(plain(header));
            if (name.matches() && names.contains(name.group(1))) {
                numbered.put(Integer.parseInt(name.group(2)), value.strip());
            }
        });
        return List.copyOf(numbered.values());
    }

    private static String plain(String header) {
        return header.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]", "");
    }
}
