package dev.packshot.engine.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.packshot.engine.media.FetchRefused.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderFetchTest {
    private static final byte[] PICTURE = "a picture".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    @TempDir
    Path home;

    private Path inbox;
    private FetchRules rules;

    @BeforeEach
    void make() throws IOException {
        inbox = Files.createDirectories(home.resolve("inbox"));
        Files.write(Files.createDirectories(inbox.resolve("sku/deep")).resolve("1.jpg"), PICTURE);
        Files.write(home.resolve("secret.jpg"), PICTURE);
        rules = FetchRules.of(Set.of(), List.of(inbox));
    }

    private Fetched fetch(Path file) {
        return new FolderFetch().fetch(file, rules);
    }

    private Reason refusal(Path file) {
        return catchThrowableOfType(FetchRefused.class, () -> fetch(file)).reason();
    }

    @Test
    void reads_a_file_below_its_folder() {
        assertThat(fetch(inbox.resolve("sku/deep/1.jpg")).bytes()).isEqualTo(PICTURE);
    }

    @Test
    void follows_links_that_stay_inside() throws IOException {
        Path link = Files.createSymbolicLink(inbox.resolve("link.jpg"), inbox.resolve("sku/deep/1.jpg"));

        assertThat(fetch(link).bytes()).isEqualTo(PICTURE);
    }

    @Test
    void follows_no_link_that_leads_out() throws IOException {
        Path file = Files.createSymbolicLink(inbox.resolve("out.jpg"), home.resolve("secret.jpg"));
        Path folder = Files.createSymbolicLink(inbox.resolve("out"), home);

        assertThat(refusal(file)).isEqualTo(Reason.OUTSIDE);
        assertThat(refusal(folder.resolve("secret.jpg"))).isEqualTo(Reason.OUTSIDE);
    }

    @Test
    void climbs_out_of_no_folder() throws IOException {
        Files.write(Files.createDirectories(home.resolve("inbox-of-another")).resolve("1.jpg"), PICTURE);

        assertThat(refusal(inbox.resolve("../secret.jpg"))).isEqualTo(Reason.OUTSIDE);
        assertThat(refusal(home.resolve("inbox-of-another/1.jpg"))).isEqualTo(Reason.OUTSIDE);
        assertThat(refusal(inbox)).isEqualTo(Reason.OUTSIDE);
    }

    @Test
    void a_folder_that_is_itself_a_link_is_the_folder() throws IOException {
        Path shortcut = Files.createSymbolicLink(home.resolve("shortcut"), inbox);
        rules = FetchRules.of(Set.of(), List.of(shortcut));

        assertThat(fetch(shortcut.resolve("sku/deep/1.jpg")).bytes()).isEqualTo(PICTURE);
    }

    @Test
    void opens_nothing_but_files() throws Exception {
        Path pipe = inbox.resolve("pipe.jpg");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertThat(refusal(inbox.resolve("sku"))).isEqualTo(Reason.NOT_A_FILE);
        assertThat(refusal(pipe)).isEqualTo(Reason.NOT_A_FILE);
    }

    @Test
    void keeps_to_the_cap() throws IOException {
        rules = rules.bounded(PICTURE.length - 1, 0, Duration.ofSeconds(1), Duration.ofSeconds(1));

        assertThat(refusal(inbox.resolve("sku/deep/1.jpg"))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void an_empty_file_is_no_picture() throws IOException {
        Files.createFile(inbox.resolve("0.jpg"));

        assertThat(refusal(inbox.resolve("0.jpg"))).isEqualTo(Reason.EMPTY);
    }

    @Test
    void a_file_that_isnt_there_yet_is_tried_again() {
        assertThat(catchThrowableOfType(FetchFailed.class, () -> fetch(inbox.resolve("2.jpg"))))
                .hasMessageContaining("2.jpg");
    }
}
