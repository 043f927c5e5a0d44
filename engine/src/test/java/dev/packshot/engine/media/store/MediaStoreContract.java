package dev.packshot.engine.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.catalog.Digest;
import dev.packshot.engine.media.MediaDamaged;
import dev.packshot.engine.media.MediaMissing;
import dev.packshot.engine.media.MediaStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store promises. */
abstract class MediaStoreContract {
    abstract MediaStore store();

    /** Puts other bytes of the same length where these are. */
    abstract void damage(Digest digest) throws IOException;

    static byte[] bytes(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    @Test
    void gives_back_what_was_put_under_its_sha_256() throws IOException {
        byte[] picture = bytes(1, 300_000);

        Digest digest = store().put(picture);

        assertThat(digest).isEqualTo(Digest.of(picture));
        assertThat(store().has(digest)).isTrue();
        assertThat(store().length(digest)).isEqualTo(picture.length);
        assertThat(store().read(digest)).isEqualTo(picture);
        try (InputStream open = store().open(digest)) {
            assertThat(open.readAllBytes()).isEqualTo(picture);
        }
    }

    @Test
    void takes_the_same_bytes_any_number_of_times() {
        byte[] picture = bytes(2, 5_000);
        store().put(picture);

        store().put(picture);

        try (Stream<Digest> digests = store().digests()) {
            assertThat(digests.filter(Digest.of(picture)::equals)).hasSize(1);
        }
    }

    @Test
    void takes_the_same_bytes_from_many_at_once() throws Exception {
        byte[] picture = bytes(3, 200_000);
        List<Callable<Digest>> puts = IntStream.range(0, 16)
                .<Callable<Digest>>mapToObj(i -> () -> store().put(picture))
                .toList();

        List<Future<Digest>> answers;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads.invokeAll(puts);
        }

        for (Future<Digest> answer : answers) {
            assertThat(answer.get()).isEqualTo(Digest.of(picture));
        }
        assertThat(store().read(Digest.of(picture))).isEqualTo(picture);
    }

    @Test
    void says_what_is_missing() {
        Digest absent = Digest.of("never put");

        assertThat(store().has(absent)).isFalse();
        assertThatThrownBy(() -> store().read(absent)).isInstanceOf(MediaMissing.class);
        assertThatThrownBy(() -> store().open(absent)).isInstanceOf(MediaMissing.class);
        assertThatThrownBy(() -> store().length(absent))
                .isInstanceOf(MediaMissing.class)
                .hasMessageContaining("Read its listing again");
    }

    @Test
    void never_gives_out_damaged_bytes_as_if_they_were_sound() throws IOException {
        Digest digest = store().put(bytes(4, 100_000));

        damage(digest);

        assertThatThrownBy(() -> store().read(digest))
                .isInstanceOf(MediaDamaged.class)
                .hasMessageContaining("backup");
        try (InputStream open = store().open(digest)) {
            assertThatThrownBy(open::readAllBytes).isInstanceOf(MediaDamaged.class);
        }
    }

    @Test
    void lets_bytes_go_once_and_doesnt_mind_a_second_time() {
        Digest digest = store().put(bytes(5, 1_000));
        store().delete(digest);

        store().delete(digest);

        assertThat(store().has(digest)).isFalse();
    }

    @Test
    void lists_all_that_is_there() {
        List<Digest> put = IntStream.range(100, 130)
                .mapToObj(seed -> store().put(bytes(seed, 100)))
                .toList();

        try (Stream<Digest> digests = store().digests()) {
            assertThat(digests).containsAll(put);
        }
    }
}
