package dev.packshot.connector.folder.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** What a PIM exports beside the pictures: CSV with a header line, or JSON. */
final class Manifest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Manifest() {}

    /**
     * The rows of a file, in order.
     *
     * @throws UnreadableManifest when it isn't what its name says, for instance because it is still being copied
     */
    static List<ManifestRow> read(Path file) throws IOException {
        String text = Files.readString(file).replaceFirst("^\\uFEFF", "");
        try {
            return PictureNames.extension(file.getFileName().toString()).equals("json") ? json(text) : csv(text);
        } catch (JsonProcessingException | IllegalArgumentException | UncheckedIOException e) {
            throw new UnreadableManifest(file, e);
        }
    }

    private static List<ManifestRow> csv(String text) throws IOException {
        String header = text.lines().findFirst().orElse("");
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(header))
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .setAllowMissingColumnNames(true)
                .get();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            List<ManifestRow> rows = new ArrayList<>();
            parser.forEach(record -> {
                List<String> images = ManifestColumns.IMAGES.listOf(record.toMap());
                List<String> alts = ManifestColumns.ALT_TEXTS.listOf(record.toMap());
                List<ManifestRow.Picture> pictures = new ArrayList<>();
                for (int i = 0; i < images.size(); i++) {
                    pictures.add(new ManifestRow.Picture(images.get(i), i < alts.size() ? alts.get(i) : ""));
                }
                row(record.toMap(), pictures).ifPresent(rows::add);
            });
            return rows;
        }
    }

    private static char delimiter(String header) {
        return header.contains("\t") ? '\t' : header.contains(";") ? ';' : ',';
    }

    private static List<ManifestRow> json(String text) throws JsonProcessingException {
        JsonNode tree = JSON.readTree(text);
        JsonNode products = tree.isArray() ? tree : tree.path("products");
        if (!products.isArray()) {
            throw new IllegalArgumentException("There is no list of products");
        }
        List<ManifestRow> rows = new ArrayList<>();
        for (JsonNode product : products) {
            Map<String, String> cells = new HashMap<>();
            List<ManifestRow.Picture> pictures = new ArrayList<>();
            product.properties().forEach(field -> {
                boolean named =
                        ManifestColumns.IMAGES.of(Map.of(field.getKey(), "x")).isPresent();
                if (named) {
                    pictures.addAll(pictures(field.getValue()));
                } else if (field.getValue().isValueNode()) {
                    cells.put(field.getKey(), field.getValue().asText());
                }
            });
            row(cells, pictures).ifPresent(rows::add);
        }
        return rows;
    }

    private static List<ManifestRow.Picture> pictures(JsonNode images) {
        List<ManifestRow.Picture> pictures = new ArrayList<>();
        for (JsonNode image : images.isArray() ? images : JSON.createArrayNode().add(images)) {
            String path = image.isObject()
                    ? image.path("path").asText(image.path("file").asText())
                    : image.asText();
            pictures.add(new ManifestRow.Picture(path, image.path("alt").asText("")));
        }
        return pictures;
    }

    private static Optional<ManifestRow> row(Map<String, String> cells, List<ManifestRow.Picture> pictures) {
        return ManifestColumns.SKU
                .of(cells)
                .flatMap(PictureNames::sku)
                .map(sku -> new ManifestRow(
                        sku,
                        ManifestColumns.PARENT
                                .of(cells)
                                .flatMap(PictureNames::sku)
                                .filter(parent -> !parent.equals(sku)),
                        ManifestColumns.TITLE.of(cells).orElse(""),
                        pictures.stream().filter(each -> !each.path().isEmpty()).toList()));
    }
}
