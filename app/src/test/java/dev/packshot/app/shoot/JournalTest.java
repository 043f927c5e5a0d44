package dev.packshot.app.shoot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.app.report.PictureRecord;
import dev.packshot.catalog.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final Digest FIRST = Digest.of("first");
    private static final Digest SECOND = Digest.of("second");

    @TempDir
    Path folder;

    Path path;

    @BeforeEach
    void path() {
        path = folder.resolve("journal.jsonl");
    }

    @Test
    void what_was_finished_is_known_after_a_restart() throws IOException {
        try (Journal journal = Journal.open(path)) {
            journal.finished(FIRST, picture("mug, «blue»\nsmall"));
            journal.finished(SECOND, picture("lamp"));
        }

        try (Journal journal = Journal.open(path)) {
            assertThat(journal.find(FIRST)).contains(picture("mug, «blue»\nsmall"));
            assertThat(journal.find(SECOND)).contains(picture("lamp"));
            assertThat(journal.find(Digest.of("third"))).isEmpty();
        }
    }

    @Test
    void a_line_cut_off_by_a_crash_is_forgotten_and_the_next_one_is_whole() throws IOException {
        try (Journal journal = Journal.open(path)) {
            journal.finished(FIRST, picture("mug"));
        }
        Files.write(path, "{\"key\":\"00".getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);

        try (Journal journal = Journal.open(path)) {
            journal.finished(SECOND, picture("lamp"));
        }

        try (Journal journal = Journal.open(path)) {
            assertThat(journal.find(FIRST)).contains(picture("mug"));
            assertThat(journal.find(SECOND)).contains(picture("lamp"));
        }
    }

    @Test
    void two_runs_never_write_to_one_folder() throws IOException {
        try (Journal taken = Journal.open(path)) {
            assertThat(taken.find(FIRST)).isEmpty();
            assertThatThrownBy(() -> Journal.open(path))
                    .isInstanceOf(OutputFolderBusy.class)
                    .hasMessageContaining("choose another --out");
        }
    }

    private static PictureRecord picture(String name) {
        return PictureRecord.refused(
                new PictureRecord.Input(name, null, 5, null, null, null),
                "sku",
                "main",
                new PictureRecord.RefusalRecord("EMPTY", "The file is empty.", "Copy it again."));
    }
}
