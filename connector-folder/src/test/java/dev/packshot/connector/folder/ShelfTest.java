package dev.packshot.connector.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.catalog.ProductImage;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.GalleryChange.Keep;
import dev.packshot.connector.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People work on the shelf too. */
class ShelfTest {
    private static final String REF = "etsy/MUG-1";

    @TempDir
    Path temp;

    private Folders folders = new Folders(Path.of("/"));

    @BeforeEach
    void lay() throws IOException {
        folders =
                new Folders(temp.toRealPath()).lay("inbox/MUG-1/1.jpg", "front").lay("inbox/MUG-1/2.jpg", "side");
        Listing base = folders.read(REF);
        write(new GalleryChange(
                base.ref(), base.gallery(), List.of(Folders.put(base, 0, "main"), Folders.put(base, 1, "second"))));
    }

    @Test
    void files_are_named_for_people() throws IOException {
        assertThat(folders.files("shelf"))
                .hasSize(3)
                .anyMatch(name -> name.matches("etsy/MUG-1/MUG-1_1_ps[0-9a-f]{30}\\.jpg"))
                .anyMatch(name -> name.matches("etsy/MUG-1/MUG-1_2_ps[0-9a-f]{30}\\.jpg"))
                .contains("etsy/MUG-1/gallery.json");
    }

    @Test
    void a_picture_laid_beside_the_others_is_the_sellers_last_one() {
        folders.lay("shelf/etsy/MUG-1/mine.png", "mine");

        Listing listing = folders.read(REF);

        assertThat(Folders.bytes(listing)).containsExactly("main", "second", "mine");
        assertThat(listing.gallery().images().getLast().marker()).isEmpty();
    }

    @Test
    void other_bytes_under_our_name_carry_our_marker_no_longer() throws IOException {
        Path file =
                Path.of("shelf/etsy/MUG-1", folders.files("shelf/etsy/MUG-1").getFirst());

        folders.lay(file.toString(), "retouched");

        ProductImage main = folders.read(REF).gallery().main().orElseThrow();
        assertThat(Folders.bytes(folders.read(REF))).containsExactly("retouched", "second");
        assertThat(main.marker()).isEmpty();
    }

    @Test
    void a_sellers_picture_that_is_taken_off_is_set_aside() throws IOException {
        Path file =
                Path.of("shelf/etsy/MUG-1", folders.files("shelf/etsy/MUG-1").getFirst());
        folders.lay("shelf/etsy/MUG-1/mine.png", "mine").lay(file.toString(), "retouched");
        Listing base = folders.read(REF);

        write(new GalleryChange(base.ref(), base.gallery(), List.of(Folders.put(base, 0, "main"))));

        assertThat(Folders.bytes(folders.read(REF))).containsExactly("main");
        assertThat(folders.files("shelf/etsy/MUG-1/set-aside").stream()
                        .map(name -> Folders.read(folders.root()
                                .resolve("shelf/etsy/MUG-1/set-aside")
                                .resolve(name))))
                .containsExactlyInAnyOrder("mine", "retouched");
    }

    @Test
    void what_others_write_into_the_gallery_stays() throws IOException {
        Path file = folders.root().resolve("shelf/etsy/MUG-1/gallery.json");
        var json = new ObjectMapper();
        var gallery = (ObjectNode) json.readTree(file.toFile());
        gallery.put("season", "spring");
        ((ObjectNode) gallery.path("pictures").get(0)).put("photographer", "Ada");
        Files.writeString(file, json.writeValueAsString(gallery));
        Listing base = folders.read(REF);
        ProductImage main = base.gallery().main().orElseThrow();

        write(new GalleryChange(
                base.ref(),
                base.gallery(),
                List.of(Folders.put(base, 0, "new"), new Keep(main.id(), "kept", main.variants()))));

        JsonNode after = json.readTree(file.toFile());
        assertThat(after.path("season").asText()).isEqualTo("spring");
        assertThat(after.path("pictures").get(1).path("photographer").asText()).isEqualTo("Ada");
        assertThat(after.path("pictures").get(1).path("alt").asText()).isEqualTo("kept");
    }

    @Test
    void a_gallery_document_can_name_no_file_elsewhere() throws IOException {
        folders.lay("secret.jpg", "secret");
        Path file = folders.root().resolve("shelf/etsy/MUG-1/gallery.json");
        Files.writeString(file, Files.readString(file).replaceFirst("\"MUG-1_1[^\"]*\"", "\"../../../secret.jpg\""));

        Listing listing = folders.read(REF);

        assertThat(Folders.bytes(listing)).doesNotContain("secret");
    }

    @Test
    void a_gallery_document_that_is_no_json_stops_this_listing_with_a_remedy() throws IOException {
        Files.writeString(folders.root().resolve("shelf/etsy/MUG-1/gallery.json"), "{half");

        try (Session session = folders.open()) {
            assertThatThrownBy(() -> session.reader().read(new ListingRef(REF)))
                    .isInstanceOf(ConnectorException.Unavailable.class)
                    .cause()
                    .hasMessageContaining("correct it, or move it away");
        }
    }

    @Test
    void a_writer_waits_for_the_writer_of_another_process() throws Exception {
        Listing base = folders.read(REF);
        var change = new GalleryChange(base.ref(), base.gallery(), List.of(Folders.put(base, 0, "later")));
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        folders.root().resolve(".packshot/locks/etsy-MUG-1").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var said = new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).isEqualTo("held");
            var write = new FutureTask<>(() -> {
                write(change);
                return true;
            });
            Thread.ofPlatform().start(write);
            assertThat(said.ready()).isFalse();
            assertThatThrownBy(() -> write.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            assertThat(Folders.bytes(folders.read(REF))).containsExactly("main", "second");

            other.getOutputStream().close();

            assertThat(write.get(20, TimeUnit.SECONDS)).isTrue();
            assertThat(Folders.bytes(folders.read(REF))).containsExactly("later");
        } finally {
            other.destroyForcibly();
        }
    }

    private void write(GalleryChange change) {
        try (Session session = folders.open()) {
            assertThat(session.writer().write(change)).isNotNull();
        }
    }
}
