package dev.packshot.app.eval;

import com.fasterxml.jackson.databind.SerializationFeature;
import dev.packshot.app.report.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The figures as files for machines. */
final class EvalFiles {
    private EvalFiles() {}

    static void writeJson(EvalRecord record, Path file) throws IOException {
        Files.writeString(
                file, Json.MAPPER.writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(record) + "\n");
    }

    /** A line for each picture under each method; empty where a figure can't be told. */
    static void writeCsv(EvalRecord record, Path file) throws IOException {
        var csv = new StringBuilder(
                "id,category,mask,method,found,iou,mae,maxFBeta,boundaryF,edgeError,halo,uncertainty,stops,reasons\n");
        for (EvalRecord.PictureRecord picture : record.pictures()) {
            for (EvalRecord.ScoreRecord score : picture.scores()) {
                EvalRecord.FigureRecord figures = score.figures();
                csv.append(line(
                        picture.id(),
                        picture.category(),
                        picture.mask(),
                        score.method(),
                        score.found(),
                        figures.iou(),
                        figures.mae(),
                        figures.maxFBeta(),
                        figures.boundaryF(),
                        figures.edgeError(),
                        figures.halo(),
                        score.uncertainty(),
                        score.stops(),
                        String.join(" ", score.reasons())));
            }
        }
        Files.writeString(file, csv);
    }

    private static String line(@Nullable Object... fields) {
        return Arrays.stream(fields)
                .map(field -> quoted(Objects.toString(field, "")))
                .collect(Collectors.joining(",", "", "\n"));
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
