package dev.packshot.connector.folder.inbox;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.catalog.Sku;
import dev.packshot.connector.folder.disk.PictureName;
import dev.packshot.connector.folder.inbox.ManifestEntry.Named;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A manifest as it was read.
 *
 * @param entries one for each SKU, in the manifest's order
 * @param problems sentences about what couldn't be read
 */
record Manifest(Map<Sku, ManifestEntry> entries, List<String> problems) {
    /** An export of a hundred thousand products is some tens of megabytes; more is a mistake, or an attack. */
    private static final long MOST_BYTES = 256L << 20;

    private static final ObjectMapper JSON = new ObjectMapper();
    /** What spreadsheet programs write on Windows when they don't write UTF-8. */
    private static final Charset WESTERN = Charset.forName("windows-1252");

    /** Whether a file of this name is read as a manifest. */
    static boolean isManifest(String name) {
        String extension = PictureName.extension(name);
        return !name.startsWith(".") && (extension.equals("csv") || extension.equals("json"));
    }

    /** Reads a manifest; what can't be read becomes a problem and stops nobody. */
    static Manifest read(Path file) {
        String name = PictureName.of(file);
        try {
            if (Files.size(file) > MOST_BYTES) {
                return unreadable(name + " is larger than 256 MB: split it");
            }
            String text = text(Files.readAllBytes(file));
            return of(name, PictureName.extension(name).equals("json") ? json(JSON.readTree(text)) : csv(text));
        } catch (JacksonException e) {
            return unreadable(name + " isn't JSON: export it again");
        } catch (IOException | RuntimeException e) {
            return unreadable(name + " can't be read: export it again, as CSV with a line of column names or as JSON");
        }
    }

    private static Manifest unreadable(String problem) {
        return new Manifest(Map.of(), List.of(problem));
    }

    private static Manifest of(String name, List<Optional<ManifestEntry>> rows) {
        Map<Sku, ManifestEntry> entries = new LinkedHashMap<>();
        rows.stream().flatMap(Optional::stream).forEach(row -> entries.merge(row.sku(), row, ManifestEntry::and));
        long lost = rows.stream().filter(Optional::isEmpty).count();
        return new Manifest(
                entries,
                lost == 0
                        ? List.of()
                        : List.of("%s has %d rows without a usable SKU; its column may be called %s"
                                .formatted(name, lost, String.join(", ", ManifestColumns.SKU))));
    }

    private static List<Optional<ManifestEntry>> csv(String text) throws IOException {
        List<Optional<ManifestEntry>> rows = new ArrayList<>();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            List<String> columns = null;
            for (CSVRecord row : parser) {
                if (columns == null) {
                    columns = row.stream().map(ManifestColumns::plain).toList();
                } else {
                    rows.add(ManifestColumns.entry(cells(columns, row), List.of()));
                }
            }
        }
        return rows;
    }

    private static Map<String, String> cells(List<String> columns, CSVRecord row) {
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < Math.min(columns.size(), row.size()); i++) {
            cells.putIfAbsent(columns.get(i), row.get(i));
        }
        return cells;
    }

    /** Comma, semicolon (where the comma is for decimals) or tab: whichever the line of column names has most of. */
    private static char delimiter(String text) {
        String header = text.lines().findFirst().orElse("");
        return Stream.of(',', ';', '\t')
                .max(java.util.Comparator.comparingLong(
                        delimiter -> header.chars().filter(c -> c == delimiter).count()))
                .orElse(',');
    }

    private static List<Optional<ManifestEntry>> json(JsonNode document) {
        List<Optional<ManifestEntry>> rows = new ArrayList<>();
        products(document).forEach(product -> {
            Map<String, String> cells = new HashMap<>();
            List<Named> pictures = new ArrayList<>();
            product.properties().forEach(field -> {
                String column = ManifestColumns.plain(field.getKey());
                if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                    cells.putIfAbsent(column, field.getValue().asText());
                } else if (ManifestColumns.isOneOf(ManifestColumns.PICTURES, column)) {
                    field.getValue().forEach(picture -> picture(picture).ifPresent(pictures::add));
                }
            });
            rows.add(ManifestColumns.entry(cells, pictures));
        });
        return rows;
    }

    /** The document itself, its only list, or the document as the only product. */
    private static Iterable<JsonNode> products(JsonNode document) {
        if (document.isArray()) {
            return document;
        }
        boolean product = document.properties().stream()
                .anyMatch(field -> ManifestColumns.SKU.contains(ManifestColumns.plain(field.getKey())));
        List<JsonNode> lists = document.properties().stream()
                .map(Map.Entry::getValue)
                .filter(JsonNode::isArray)
                .toList();
        return product || lists.size() != 1 ? List.of(document) : lists.getFirst();
    }

    private static Optional<Named> picture(JsonNode picture) {
        if (picture.isTextual()) {
            return Optional.of(new Named(picture.asText(), ""));
        }
        Map<String, String> cells = new HashMap<>();
        picture.properties()
                .forEach(field -> cells.putIfAbsent(
                        ManifestColumns.plain(field.getKey()), field.getValue().asText()));
        return ManifestColumns.first(cells, ManifestColumns.PICTURES)
                .map(path -> new Named(
                        path,
                        ManifestColumns.first(cells, ManifestColumns.ALT_TEXT).orElse("")));
    }

    private static String text(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, WESTERN);
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
