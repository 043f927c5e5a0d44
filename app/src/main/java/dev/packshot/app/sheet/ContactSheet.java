package dev.packshot.app.sheet;

import dev.packshot.app.report.PictureRecord;
import dev.packshot.app.report.ReportWriter;
import dev.packshot.app.report.RunHeader;
import dev.packshot.app.report.Totals;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes {@code index.html}: every photograph beside what was made of it, with verdicts and filters. One file that
 * works from a disk without network; it streams, whatever the run's length.
 */
@ApplicationScoped
public class ContactSheet {
    private final Template head;
    private final Template picture;
    private final Template foot;

    @Inject
    ContactSheet(
            @Location("contact-sheet/head.html") Template head,
            @Location("contact-sheet/picture.html") Template picture,
            @Location("contact-sheet/foot.html") Template foot) {
        this.head = head;
        this.picture = picture;
        this.foot = foot;
    }

    /** Writes the page; it appears whole or not at all. */
    public void write(RunHeader header, Totals totals, ReportWriter.Records records, Path page) throws IOException {
        Path part = page.resolveSibling(".index.html.part");
        try (Writer html = Files.newBufferedWriter(part)) {
            html.write(head.data("run", header, "totals", totals).render());
            records.forEachSet(set -> {
                for (PictureRecord record : set) {
                    append(html, picture.data("card", PictureCard.of(record)).render());
                }
            });
            html.write(foot.data("run", header).render());
        }
        Files.move(part, page, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void append(Writer html, String card) {
        try {
            html.write(card);
        } catch (IOException e) {
            throw new UncheckedIOException("The contact sheet can't be written: is the disk full?", e);
        }
    }
}
