package dev.packshot.app.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes {@code report.json}; {@code docs/report.schema.json} is its schema. Streams, whatever the run's length. */
public final class ReportWriter {
    /** Raised when a field changes its meaning or goes away. */
    static final int SCHEMA = 1;

    /** A run's records, one SKU after the other. */
    @FunctionalInterface
    public interface Records {
        /** Hands over the records of each SKU. */
        void forEachSet(Consumer<List<PictureRecord>> reader);
    }

    private final SetJudge judge;

    /** Writes reports whose sets are judged by {@code judge}. */
    public ReportWriter(SetJudge judge) {
        this.judge = judge;
    }

    /**
     * Writes a report; it appears whole or not at all.
     *
     * @param ignored names of the files that weren't pictures
     */
    public Totals write(RunHeader header, Records records, List<String> ignored, Path report) throws IOException {
        Path part = report.resolveSibling(".report.json.part");
        var count = new Totals.Count();
        List<SetRecord> sets = new ArrayList<>();
        try (JsonGenerator json = Json.MAPPER.getFactory().createGenerator(Files.newOutputStream(part))) {
            var printer = new DefaultPrettyPrinter();
            printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
            json.setPrettyPrinter(printer);
            json.writeStartObject();
            json.writeNumberField("schema", SCHEMA);
            json.writePOJOField("run", header);
            json.writeArrayFieldStart("pictures");
            records.forEachSet(set -> {
                for (PictureRecord picture : set) {
                    count.add(picture);
                    write(json, picture);
                }
                for (SetRecord judged : judge.judge(set.getFirst().sku(), set)) {
                    count.add(judged);
                    sets.add(judged);
                }
            });
            json.writeEndArray();
            json.writePOJOField("sets", sets);
            json.writePOJOField("ignored", ignored);
            json.writePOJOField("totals", count.totals());
            json.writeEndObject();
        }
        Files.move(part, report, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return count.totals();
    }

    private static void write(JsonGenerator json, PictureRecord picture) {
        try {
            json.writePOJO(picture);
        } catch (IOException e) {
            throw new UncheckedIOException("The report can't be written: is the disk full?", e);
        }
    }
}
