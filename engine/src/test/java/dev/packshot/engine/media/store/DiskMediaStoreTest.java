package dev.packshot.engine.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.catalog.Digest;
import dev.packshot.engine.media.MediaFull;
import dev.packshot.engine.media.MediaStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskMediaStoreTest extends MediaStoreContract {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final long UNLIMITED = Long.MAX_VALUE;

    @TempDir
    Path folder;

    private MediaStore store;

    @BeforeEach
    void open() {
        store = new DiskMediaStore(folder, UNLIMITED, 0, CLOCK);
    }

    @Override
    MediaStore store() {
        return store;
    }

    @Override
    void damage(Digest digest) throws IOException {
        Files.write(file(digest), bytes(99, (int) Files.size(file(digest))));
    }

    private Path file(Digest digest) {
        return folder.resolve("pictures/%s/%s/%s"
                .formatted(digest.hex().substring(0, 2), digest.hex().substring(2, 4), digest.hex()));
    }

    @Test
    void a_put_heals_what_was_damaged() throws IOException {
        byte[] picture = bytes(6, 10_000);
        damage(store.put(picture));

        Digest digest = store.put(picture);

        assertThat(store.read(digest)).isEqualTo(picture);
    }

    @Test
    void leaves_no_draft_behind() throws IOException {
        store.put(bytes(7, 10_000));

        try (Stream<Path> drafts = Files.list(folder.resolve("incoming"))) {
            assertThat(drafts).isEmpty();
        }
    }

    @Test
    void clears_drafts_of_a_killed_process_and_leaves_those_of_a_living_one() throws IOException {
        Path old = draft("old.part", NOW.minus(Duration.ofMinutes(61)));
        Path young = draft("young.part", NOW.minus(Duration.ofMinutes(59)));

        new DiskMediaStore(folder, UNLIMITED, 0, CLOCK);

        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    private Path draft(String name, Instant written) throws IOException {
        Path draft = Files.writeString(folder.resolve("incoming").resolve(name), "half a pict");
        return Files.setLastModifiedTime(draft, FileTime.from(written));
    }

    @Test
    void an_unfinished_draft_is_never_taken_for_a_picture() throws IOException {
        draft(Digest.of("x").hex(), NOW);

        try (Stream<Digest> digests = store.digests()) {
            assertThat(digests).isEmpty();
        }
    }

    @Test
    void refuses_what_goes_beyond_the_cap_and_takes_it_when_something_went() {
        MediaStore small = new DiskMediaStore(folder, 10_000, 0, CLOCK);
        Digest first = small.put(bytes(8, 6_000));
        assertThatThrownBy(() -> small.put(bytes(9, 6_000)))
                .isInstanceOf(MediaFull.class)
                .hasMessageContaining("PACKSHOT_MEDIA_MOST");
        small.delete(first);

        Digest second = small.put(bytes(9, 6_000));

        assertThat(small.has(second)).isTrue();
    }

    @Test
    void counts_what_an_earlier_process_left() {
        store.put(bytes(10, 6_000));

        MediaStore small = new DiskMediaStore(folder, 10_000, 0, CLOCK);

        assertThatThrownBy(() -> small.put(bytes(11, 6_000))).isInstanceOf(MediaFull.class);
        assertThat(small.put(bytes(10, 6_000))).isEqualTo(Digest.of(bytes(10, 6_000)));
    }

    @Test
    void leaves_the_disk_to_others_before_it_is_full() throws IOException {
        long beyondTheDisk = Files.getFileStore(folder).getTotalSpace() + 1;
        MediaStore modest = new DiskMediaStore(folder, UNLIMITED, beyondTheDisk, CLOCK);

        assertThatThrownBy(() -> modest.put(bytes(12, 10)))
                .isInstanceOf(MediaFull.class)
                .hasMessageContaining("left to others");
        assertThat(everyFile()).isEmpty();
    }

    private List<Path> everyFile() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
