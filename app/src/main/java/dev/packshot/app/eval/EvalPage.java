package dev.packshot.app.eval;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Writes {@code eval.html}: tables, uncertainty against error, and the worst cases as pictures. */
@ApplicationScoped
public class EvalPage {
    private final Template page;

    @Inject
    EvalPage(@Location("eval/page.html") Template page) {
        this.page = page;
    }

    /** Writes the page; it appears whole or not at all. */
    void write(EvalRecord record, List<ReviewPlot> plots, List<WorstCard> worst, Path file) throws IOException {
        Path part = file.resolveSibling(".eval.html.part");
        Files.writeString(
                part,
                page.data("eval", record)
                        .data("table", FigureTable.of(record))
                        .data("plots", plots)
                        .data("worst", worst)
                        .render());
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
