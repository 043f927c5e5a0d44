package dev.packshot.connector.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.Signal;
import dev.packshot.connector.folder.inbox.Inbox;
import dev.packshot.connector.folder.shelf.LocalDisk;
import dev.packshot.connector.folder.shelf.Shelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderHearingTest {
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Optional<ListingRef> MUG = Optional.of(new ListingRef("etsy/MUG-1"));

    @TempDir
    Path temp;

    private Folders folders = new Folders(Path.of("/"));

    @BeforeEach
    void root() throws IOException {
        folders = new Folders(temp.toRealPath());
    }

    @Test
    void a_new_sku_is_spoken_of_when_its_files_have_stopped_growing() throws IOException {
        FolderHearing hearing = hearing();
        folders.lay("inbox/MUG-1/1.jpg", "half");
        assertThat(hearing.look(there(), NOON)).isEmpty();
        folders.lay("inbox/MUG-1/1.jpg", "half and half");
        assertThat(hearing.look(there(), NOON.plus(QUIET))).isEmpty();
        assertThat(hearing.look(there(), NOON.plus(QUIET).plusMillis(1))).isEmpty();

        List<Signal> signals = hearing.look(there(), NOON.plus(QUIET).plus(QUIET));

        assertThat(signals).singleElement().satisfies(signal -> {
            assertThat(signal.kind()).isEqualTo(Signal.Kind.CREATED);
            assertThat(signal.listing()).isEqualTo(MUG);
        });
        assertThat(hearing.isWaiting()).isFalse();
        assertThat(hearing.look(there(), NOON.plusSeconds(60))).isEmpty();
    }

    @Test
    void what_was_there_before_is_news_only_when_it_changes() throws IOException {
        folders.lay("inbox/MUG-1/1.jpg", "front");
        FolderHearing hearing = hearing();
        assertThat(hearing.look(there(), NOON)).isEmpty();
        folders.lay("inbox/MUG-1/2.jpg", "side");
        assertThat(hearing.look(there(), NOON)).isEmpty();

        List<Signal> signals = hearing.look(there(), NOON.plus(QUIET));

        assertThat(signals).extracting(Signal::kind).containsExactly(Signal.Kind.CHANGED);
    }

    @Test
    void what_is_gone_is_spoken_of_at_once() throws IOException {
        folders.lay("inbox/MUG-1/1.jpg", "front");
        FolderHearing hearing = hearing();
        Files.delete(folders.root().resolve("inbox/MUG-1/1.jpg"));

        List<Signal> signals = hearing.look(there(), NOON);

        assertThat(signals).singleElement().satisfies(signal -> {
            assertThat(signal.kind()).isEqualTo(Signal.Kind.DELETED);
            assertThat(signal.listing()).isEqualTo(MUG);
        });
    }

    private FolderHearing hearing() throws IOException {
        return new FolderHearing(there(), QUIET);
    }

    private Collection<FolderListings.Found> there() throws IOException {
        FolderConfig config = FolderConfig.of(folders.settings());
        return new FolderListings(
                        config, new Inbox(config.root(), Optional.empty()), new Shelf(config.root(), new LocalDisk()))
                .all()
                .values();
    }
}
