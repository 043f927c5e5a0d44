package dev.packshot.connector.tck.score;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The promises of one run with what became of each. Safe for several threads. */
final class Scorecard {
    private record Line(String text, String result) {}

    private final Map<String, Line> lines = new ConcurrentHashMap<>();

    void kept(Promise promise) {
        note(promise, "kept");
    }

    void notApplicable(Promise promise, String why) {
        note(promise, "not applicable (" + why + ")");
    }

    void waived(Promise promise, Waiver waiver) {
        note(promise, "waived until %s ([%s](%s))".formatted(waiver.until(), waiver.reason(), waiver.link()));
    }

    void broken(Promise promise) {
        note(promise, "**broken**");
    }

    int size() {
        return lines.size();
    }

    /** As a table in Markdown, by id. */
    String table() {
        return new TreeMap<>(lines)
                .entrySet().stream()
                        .map(line -> "| %s | %s | %s |\n"
                                .formatted(
                                        line.getKey(),
                                        line.getValue().text(),
                                        line.getValue().result()))
                        .collect(Collectors.joining("", "| id | promise | result |\n|---|---|---|\n", ""));
    }

    private void note(Promise promise, String result) {
        lines.put(promise.id(), new Line(promise.text(), result));
    }
}
