package dev.packshot.pipeline.evaluate.labels;

import dev.packshot.pipeline.evaluate.labels.LabelProblem.Reason;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code manifest.csv}: comma separated, names of the columns first, quotes as in RFC 4180; unknown columns are ignored. */
final class Manifest {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private Manifest() {}

    /**
     * One line.
     *
     * @param id names photograph and mask
     * @param kind of the column {@code mask}
     * @param category of the column {@code category}
     */
    record Line(String id, MaskKind kind, String category) {}

    /**
     * All lines, in their order.
     *
     * @throws LabelProblem when there is no column {@code id}, or an id is missing or there twice
     */
    static List<Line> read(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new LabelProblem(Reason.MANIFEST_INVALID, "It isn't UTF-8.");
        }
        List<List<String>> records = records(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        if (records.isEmpty()) {
            throw new LabelProblem(Reason.MANIFEST_INVALID, "It is empty.");
        }
        List<String> columns = records.getFirst().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (!columns.contains("id")) {
            throw new LabelProblem(Reason.MANIFEST_INVALID, "Its columns are %s.".formatted(columns));
        }
        List<Line> lines = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (List<String> fields : records.subList(1, records.size())) {
            Line line = line(columns, fields);
            if (line.id().isEmpty() || !seen.add(line.id())) {
                throw new LabelProblem(
                        Reason.MANIFEST_INVALID, "An id is missing or there twice: '%s'.".formatted(line.id()));
            }
            lines.add(line);
        }
        return lines;
    }

    private static Line line(List<String> columns, List<String> fields) {
        Map<String, String> byColumn = new HashMap<>();
        for (int i = 0; i < Math.min(columns.size(), fields.size()); i++) {
            byColumn.put(columns.get(i), fields.get(i).strip());
        }
        String category = byColumn.getOrDefault("category", "");
        return new Line(
                byColumn.getOrDefault("id", ""),
                MaskKind.of(byColumn.getOrDefault("mask", "")),
                category.isEmpty() ? LabelledPhotograph.UNSORTED : category);
    }

    private static List<List<String>> records(String text) {
        List<List<String>> records = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '\n';
            if (c == '"') {
                // A doubled quote closes and opens again, and stands for one.
                if (!quoted && i > 0 && text.charAt(i - 1) == '"') {
                    field.append('"');
                }
                quoted = !quoted;
            } else if (quoted && i < text.length()) {
                field.append(c);
            } else if (c == ',') {
                fields.add(field.toString());
                field.setLength(0);
            } else if (c == '\n') {
                fields.add(field.toString());
                field.setLength(0);
                if (fields.stream().anyMatch(each -> !each.isBlank())) {
                    records.add(List.copyOf(fields));
                }
                fields.clear();
            } else {
                field.append(c);
            }
        }
        return records;
    }
}
