package dev.packshot.connector.folder.inbox;

import dev.packshot.catalog.Sku;
import dev.packshot.connector.folder.inbox.ManifestEntry.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Understands the columns of a manifest whatever the exporting program calls them. */
final class ManifestColumns {
    static final List<String> SKU =
            List.of("sku", "variantsku", "articlenumber", "itemnumber", "productcode", "identifier", "code", "id");
    static final List<String> TITLE = List.of("title", "name", "productname", "producttitle", "itemname");
    static final List<String> TYPE = List.of("producttype", "type", "category");
    static final List<String> ALT_TEXT = List.of("alttext", "alt", "imagealttext", "imagealt");
    static final List<String> PICTURES = List.of(
            "image",
            "images",
            "imagepath",
            "imagepaths",
            "imagefile",
            "imagesrc",
            "file",
            "filename",
            "path",
            "picture",
            "pictures",
            "photo",
            "photos",
            "src");

    private static final Pattern NUMBERED = Pattern.compile("(\\D+)(\\d+)");

    private ManifestColumns() {}

    /** A column name without capitals, spaces and punctuation: {@code Image alt-text} is {@code imagealttext}. */
    static String plain(String column) {
        return column.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** Whether a plain column name is one of these, numbered or not. */
    static boolean isOneOf(List<String> names, String column) {
        Matcher numbered = NUMBERED.matcher(column);
        return names.contains(numbered.matches() ? numbered.group(1) : column);
    }

    /**
     * An entry of a row.
     *
     * @param cells by plain column name
     * @param more pictures beside those in cells
     * @return empty without a usable SKU
     */
    static Optional<ManifestEntry> entry(Map<String, String> cells, List<Named> more) {
        return first(cells, SKU).flatMap(ManifestColumns::sku).map(sku -> {
            List<Named> pictures = pictures(cells);
            pictures.addAll(more);
            return new ManifestEntry(
                    sku,
                    first(cells, TITLE).orElse(""),
                    first(cells, TYPE).orElse(""),
                    pictures.isEmpty() ? first(cells, ALT_TEXT).orElse("") : "",
                    pictures);
        });
    }

    /** The first of these columns that isn't blank. */
    static Optional<String> first(Map<String, String> cells, List<String> columns) {
        return columns.stream()
                .flatMap(column -> Optional.ofNullable(cells.get(column)).stream())
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .findFirst();
    }

    /** {@code image}, then {@code image 1}, {@code image 2}, …, each with the alt text of its number or of the row. */
    private static List<Named> pictures(Map<String, String> cells) {
        Map<Integer, String> paths = numbered(cells, PICTURES);
        Map<Integer, String> altTexts = numbered(cells, ALT_TEXT);
        List<Named> pictures = new ArrayList<>();
        paths.forEach((number, path) ->
                pictures.add(new Named(path, altTexts.getOrDefault(number, altTexts.getOrDefault(0, "")))));
        return pictures;
    }

    private static Map<Integer, String> numbered(Map<String, String> cells, List<String> names) {
        Map<Integer, String> found = new TreeMap<>();
        first(cells, names).ifPresent(cell -> found.put(0, cell));
        cells.forEach((column, cell) -> {
            Matcher matcher = NUMBERED.matcher(column);
            if (matcher.matches()
                    && names.contains(matcher.group(1))
                    && matcher.group(2).length() < 4) {
                String text = cell.strip();
                if (!text.isEmpty()) {
                    found.putIfAbsent(Integer.parseInt(matcher.group(2)), text);
                }
            }
        });
        return found;
    }

    private static Optional<Sku> sku(String text) {
        try {
            return Optional.of(new Sku(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
