package dev.packshot.connector.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.Listing;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.GalleryChange.Keep;
import dev.packshot.connector.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A write that ends at any step of the disk, or in the middle of one, leaves one gallery or the other. */
class CrashTest {
    private static final String REF = "etsy/MUG-1";
    private static final int MOST_STEPS = 50;

    @TempDir
    Path temp;

    static Stream<Arguments> writes_and_ends() {
        List<Named<Function<Folders, GalleryChange>>> writes = List.of(
                Named.of("first publication", CrashTest::first),
                Named.of("second publication", CrashTest::second),
                Named.of("taking off what the seller has laid there", CrashTest::takingOff));
        List<Named<BiConsumer<SteppedDisk, Integer>>> ends = List.of(
                Named.of("after a step", SteppedDisk::dieAfter), Named.of("within a step", SteppedDisk::dieWithin));
        return writes.stream().flatMap(write -> ends.stream().map(end -> Arguments.of(write, end)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("writes_and_ends")
    void a_write_may_end_anywhere(Function<Folders, GalleryChange> write, BiConsumer<SteppedDisk, Integer> end)
            throws IOException {
        List<Integer> deaths = new ArrayList<>();
        for (int step = 1; step < MOST_STEPS; step++) {
            Folders folders = folders(step);
            GalleryChange change = write.apply(folders);
            List<String> inbox = folders.files("inbox");
            List<String> before = Folders.bytes(folders.read(REF));
            var disk = new SteppedDisk(path -> {});
            end.accept(disk, step);
            Optional<ConnectorException> died = write(folders, disk, change);

            Listing between = folders.read(REF);
            assertThat(Folders.bytes(between))
                    .as("pictures after the end at step %d", step)
                    .isIn(before, wanted(change));
            assertThat(between.gallery().main()).isPresent();

            assertThat(write(folders, new SteppedDisk(path -> {}), change)).isEmpty();

            Listing after = folders.read(REF);
            assertThat(Folders.bytes(after)).isEqualTo(wanted(change));
            change.puts()
                    .forEach(put -> assertThat(after.gallery().marked(put.key().marker()))
                            .hasSize(1));
            assertThat(folders.files("shelf/etsy/MUG-1"))
                    .filteredOn(name -> !name.startsWith("set-aside"))
                    .as("nothing is left over")
                    .hasSize(change.places().size() + 1);
            assertThat(folders.files("inbox")).isEqualTo(inbox);
            if (died.isEmpty()) {
                assertThat(deaths).hasSizeGreaterThan(4);
                return;
            }
            assertThat(died.get()).isInstanceOf(ConnectorException.Unavailable.class);
            deaths.add(step);
        }
        throw new AssertionError("A write takes more than " + MOST_STEPS + " steps");
    }

    @Test
    void a_picture_that_cannot_be_read_leaves_everything_as_it_was() throws IOException {
        Folders folders = folders(1);
        Listing base = folders.read(REF);
        GalleryChange change = new GalleryChange(
                base.ref(), base.gallery(), List.of(Folders.put(base, 0, "good"), Folders.put(base, 1, "lost", false)));

        Optional<ConnectorException> failed = write(folders, new SteppedDisk(path -> {}), change);

        assertThat(failed).containsInstanceOf(ConnectorException.Unavailable.class);
        assertThat(Folders.bytes(folders.read(REF))).containsExactly("front", "side");
    }

    private Folders folders(int number) throws IOException {
        Path root = Files.createDirectories(temp.resolve("" + number));
        return new Folders(root.toRealPath()).lay("inbox/MUG-1/1.jpg", "front").lay("inbox/MUG-1/2.jpg", "side");
    }

    private static GalleryChange first(Folders folders) {
        Listing base = folders.read(REF);
        var original = base.gallery().images().getLast();
        return new GalleryChange(
                base.ref(),
                base.gallery(),
                List.of(
                        Folders.put(base, 0, "main 1"),
                        new Keep(original.id(), "", Set.of()),
                        Folders.put(base, 2, "third 1")));
    }

    private static GalleryChange second(Folders folders) {
        assertThat(write(folders, new SteppedDisk(path -> {}), first(folders))).isEmpty();
        Listing base = folders.read(REF);
        var last = base.gallery().images().getLast();
        return new GalleryChange(
                base.ref(),
                base.gallery(),
                List.of(new Keep(last.id(), "now first", Set.of()), Folders.put(base, 1, "second 2")));
    }

    private static GalleryChange takingOff(Folders folders) {
        assertThat(write(folders, new SteppedDisk(path -> {}), first(folders))).isEmpty();
        folders.lay("shelf/etsy/MUG-1/by hand.jpg", "the seller's own");
        Listing base = folders.read(REF);
        assertThat(Folders.bytes(base)).contains("the seller's own");
        return new GalleryChange(base.ref(), base.gallery(), List.of(Folders.put(base, 0, "main 3")));
    }

    private static Optional<ConnectorException> write(Folders folders, SteppedDisk disk, GalleryChange change) {
        try (Session session = folders.open(disk)) {
            assertThat(session.writer().write(change)).isNotNull();
            return Optional.empty();
        } catch (ConnectorException e) {
            return Optional.of(e);
        }
    }

    private static List<String> wanted(GalleryChange change) {
        Gallery base = change.base();
        return change.places().stream()
                .map(place -> switch (place) {
                    case GalleryChange.Put put -> put.altText().substring(2);
                    // The only kept pictures of these changes: the original, and the third of the first change.
                    case Keep keep ->
                        base.image(keep.id()).orElseThrow().marker().isPresent() ? "third 1" : "side";
                })
                .toList();
    }
}
