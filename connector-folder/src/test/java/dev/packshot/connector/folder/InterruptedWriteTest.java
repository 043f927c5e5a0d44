package dev.packshot.connector.folder;

import static dev.packshot.connector.folder.Root.SHOE;
import static dev.packshot.connector.folder.Root.contents;
import static dev.packshot.connector.folder.Root.cutOut;
import static dev.packshot.connector.folder.Root.keep;
import static dev.packshot.connector.folder.Root.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ProductImage;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.GalleryChange.Put;
import dev.packshot.connector.Receipt;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A write that ends after any of its operations, and everybody who may come in between. */
class InterruptedWriteTest {
    @TempDir
    Path folder;

    @Test
    void the_listing_is_whole_after_any_operation_and_the_same_write_finishes_it() throws IOException {
        int step = 0;
        boolean died = true;
        while (died) {
            Root root = root(++step).withShoe();
            publish(root);
            Listing base = root.read(SHOE);
            List<String> before = contents(base);
            GalleryChange change = second(base);
            var disk = new SteppedDisk((what, from, to) -> {});
            disk.dieAfter(step);

            died = catchThrowable(() -> root.session(disk).writer().write(change)) != null;

            String when = "dead after " + disk.log();
            List<String> now = contents(root.read(SHOE));
            assertThat(now).as(when).isIn(before, wanted(change));
            assertThat(root.session().writer().write(change)).as(when).isInstanceOf(Receipt.Applied.class);
            Listing after = root.read(SHOE);
            assertThat(contents(after)).as(when).isEqualTo(wanted(change));
            change.puts().map(Put::key).forEach(key -> assertThat(
                            after.gallery().marked(key.marker()))
                    .as(when)
                    .hasSize(1));
            assertThat(root.shelf(SHOE))
                    .as("what is left, " + when)
                    .hasSize(change.places().size());
            assertThat(Files.list(root.path("shelf/etsy/SHOE")))
                    .as("what is left, " + when)
                    .hasSize(change.places().size() + 2);
        }
        assertThat(step).as("operations of a write").isGreaterThan(10);
    }

    @Test
    void whoever_reads_in_between_sees_the_old_gallery_or_the_new_one() throws IOException {
        Root root = root(0).withShoe();
        publish(root);
        Listing base = root.read(SHOE);
        List<String> before = contents(base);
        GalleryChange change = second(base);
        List<List<String>> seen = new ArrayList<>();
        var disk = new SteppedDisk((what, from, to) -> seen.add(contents(root.read(SHOE))));

        root.session(disk).writer().write(change);

        assertThat(seen)
                .contains(before, wanted(change))
                .allMatch(each -> each.equals(before) || each.equals(wanted(change)));
    }

    @Test
    void an_edit_before_any_operation_is_still_there_afterwards() throws IOException {
        int step = 0;
        boolean reached = true;
        while (reached) {
            Root root = root(++step).withShoe();
            publish(root);
            Listing base = root.read(SHOE);
            String file = root.shelf(SHOE).get(1);
            var disk = new SteppedDisk((what, from, to) -> {});
            disk.before(step, () -> {
                try {
                    // Its name may be gone by then; a person who saves a picture brings it back.
                    root.drop("shelf/etsy/SHOE/" + file, "retouched meanwhile");
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });

            Throwable outcome = catchThrowable(() -> root.session(disk).writer().write(second(base)));

            reached = disk.taken() >= step;
            if (reached) {
                assertThat(contents(root.read(SHOE)))
                        .as("edited before %s, which ended as %s", disk.log().get(step - 1), outcome)
                        .contains("retouched meanwhile");
            }
        }
    }

    @Test
    void a_conflict_leaves_nothing_behind() throws IOException {
        Root root = root(0).withShoe();
        publish(root);
        Listing base = root.read(SHOE);
        List<String> shelf = root.shelf(SHOE);
        var disk = new SteppedDisk((what, from, to) -> {});
        disk.before(3, () -> {
            try {
                root.drop("inbox/SHOE/d.jpg", "box");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });

        assertThatThrownBy(() -> root.session(disk).writer().write(second(base)))
                .isInstanceOf(ConnectorException.Conflict.class);

        assertThat(root.shelf(SHOE)).isEqualTo(shelf);
    }

    @Test
    void another_process_that_writes_is_waited_for_by_trying_later() throws Exception {
        Root root = root(0).withShoe();
        Listing base = root.read(SHOE);
        Path lock = Files.createDirectories(root.path("shelf/etsy/SHOE"));
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        lock.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = other.inputReader()) {
            assertThat(said.readLine()).isEqualTo("locked");

            assertThatThrownBy(() -> root.session().writer().write(cutOut(base)))
                    .isInstanceOf(ConnectorException.Unavailable.class);

            other.getOutputStream().close();
            other.waitFor();
            assertThat(root.session().writer().write(cutOut(base))).isInstanceOf(Receipt.Applied.class);
        } finally {
            other.destroyForcibly();
        }
    }

    private Root root(int number) throws IOException {
        return new Root(Files.createDirectory(folder.resolve("root" + number)));
    }

    private static void publish(Root root) {
        root.session().writer().write(cutOut(root.read(SHOE)));
    }

    /** One stays elsewhere, one is replaced, one is new, two go. */
    private static GalleryChange second(Listing base) {
        List<ProductImage> images = base.gallery().images();
        return new GalleryChange(
                SHOE,
                base.gallery(),
                List.of(
                        put(base, 0, "a new main picture", images.get(0)),
                        keep(images.get(2)),
                        put(base, 2, "another new one", null)));
    }

    private static List<String> wanted(GalleryChange change) {
        return Stream.of("a new main picture", "side", "another new one")
                .limit(change.places().size())
                .toList();
    }
}
