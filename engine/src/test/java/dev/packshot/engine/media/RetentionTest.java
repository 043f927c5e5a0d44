package dev.packshot.engine.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.catalog.Digest;
import dev.packshot.engine.Settable;
import dev.packshot.engine.TestDatabase;
import dev.packshot.engine.database.Database;
import dev.packshot.engine.media.Retention.Swept;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RetentionTest {
    private static final Duration GRACE = Duration.ofHours(24);
    private static final UUID OWNER = new UUID(1, 2);

    @Inject
    Database database;

    private final Settable clock = new Settable(Instant.parse("2026-11-20T10:00:00Z"));
    private final Shelf store = new Shelf();
    private MediaUses uses;
    private Retention retention;

    @BeforeEach
    void anew() {
        uses = new MediaUses(database, store);
        retention = new Retention(database, store, GRACE, clock);
        database.apart(on -> on.createStatement().executeUpdate("DELETE FROM media_use"));
        database.apart(on -> on.createStatement().executeUpdate("DELETE FROM media_unkept"));
    }

    private Digest put(String text) {
        return store.put(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void never_lets_go_what_was_just_put() {
        Digest digest = put("new");
        clock.pass(Duration.ofDays(365));

        Swept swept = retention.sweep();

        assertThat(swept).isEqualTo(new Swept(1, 1, 0, 0));
        assertThat(store.has(digest)).isTrue();
    }

    @Test
    void lets_go_what_nobody_kept_for_the_grace_time_and_says_what_it_freed() {
        Digest digest = put("left alone");
        retention.sweep();
        clock.pass(GRACE);

        Swept swept = retention.sweep();

        assertThat(swept).isEqualTo(new Swept(1, 1, 1, 10));
        assertThat(store.has(digest)).isFalse();
    }

    @Test
    void leaves_what_somebody_keeps_for_as_long_as_he_does() {
        Digest digest = put("kept");
        uses.keep(digest, "snapshot", OWNER);
        retention.sweep();
        clock.pass(GRACE.multipliedBy(100));

        retention.sweep();

        assertThat(store.has(digest)).isTrue();
    }

    @Test
    void needs_all_owners_to_let_go() {
        Digest digest = put("shared");
        uses.keep(digest, "snapshot", OWNER);
        uses.keep(digest, "rendition", OWNER);
        uses.release(digest, "snapshot", OWNER);
        retention.sweep();
        clock.pass(GRACE);
        retention.sweep();
        assertThat(store.has(digest)).isTrue();
        uses.release("rendition", OWNER);
        retention.sweep();
        clock.pass(GRACE);

        retention.sweep();

        assertThat(store.has(digest)).isFalse();
    }

    @Test
    void a_use_ends_by_itself_when_it_was_given_an_end() {
        Digest digest = put("for a while");
        uses.keep(digest, "snapshot", OWNER, clock.instant().plus(Duration.ofDays(30)));
        clock.pass(Duration.ofDays(30));
        retention.sweep();
        clock.pass(GRACE);

        retention.sweep();

        assertThat(store.has(digest)).isFalse();
    }

    @Test
    void the_grace_time_begins_anew_after_a_use() {
        Digest digest = put("used again");
        retention.sweep();
        clock.pass(GRACE);
        uses.keep(digest, "snapshot", OWNER);
        uses.release(digest, "snapshot", OWNER);

        retention.sweep();

        assertThat(store.has(digest)).isTrue();
    }

    @Test
    void whoever_keeps_too_late_is_told_and_puts_again() {
        Digest digest = put("gone");
        store.delete(digest);

        assertThatThrownBy(() -> uses.keep(digest, "snapshot", OWNER)).isInstanceOf(MediaMissing.class);
    }

    @Test
    void waits_for_a_use_that_isnt_committed_yet() throws Exception {
        Digest digest = put("being kept");
        retention.sweep();
        clock.pass(GRACE);
        var kept = new CountDownLatch(1);
        var commit = new CountDownLatch(1);
        Thread keeper = Thread.ofVirtual()
                .unstarted(() -> QuarkusTransaction.requiringNew().run(() -> {
                    uses.keep(digest, "snapshot", OWNER);
                    kept.countDown();
                    try {
                        commit.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }));
        // Between the sweep's first look and its last.
        store.listed = () -> {
            keeper.start();
            try {
                kept.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        Thread sweeper = Thread.ofPlatform().start(() -> retention.sweep());
        awaitWaitingForALock();

        commit.countDown();

        keeper.join();
        sweeper.join();
        assertThat(store.has(digest)).isTrue();
    }

    private void awaitWaitingForALock() {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < end) {
            boolean waiting = database.apart(on -> {
                try (var rows = on.createStatement().executeQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")) {
                    rows.next();
                    return rows.getInt(1) > 0;
                }
            });
            if (waiting) {
                return;
            }
        }
        throw new AssertionError("The sweep waits for nobody");
    }

    /** A store in memory: retention is about uses. */
    private static final class Shelf implements MediaStore {
        private Runnable listed = () -> {};
        private final Map<Digest, byte[]> held = new ConcurrentHashMap<>();

        @Override
        public Digest put(byte[] bytes) {
            held.put(Digest.of(bytes), bytes);
            return Digest.of(bytes);
        }

        @Override
        public boolean has(Digest digest) {
            return held.containsKey(digest);
        }

        @Override
        public byte[] read(Digest digest) {
            byte[] bytes = held.get(digest);
            if (bytes == null) {
                throw new MediaMissing(digest);
            }
            return bytes;
        }

        @Override
        public InputStream open(Digest digest) {
            return new ByteArrayInputStream(read(digest));
        }

        @Override
        public long length(Digest digest) {
            return read(digest).length;
        }

        @Override
        public void delete(Digest digest) {
            held.remove(digest);
        }

        @Override
        public Stream<Digest> digests() {
            return held.keySet().stream().onClose(listed);
        }
    }
}
