package dev.packshot.engine.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {
    private static final String SOUND = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String SHORT = Base64.getEncoder().encodeToString(new byte[16]);

    @TempDir
    Path data;

    @Test
    void the_first_key_seals_and_all_of_them_open() {
        KeyRing ring = KeyRing.parse("new:" + SOUND + ", old:" + SOUND, "test");

        assertThat(ring.current()).isEqualTo("new");
        assertThat(ring.key("old")).isPresent();
        assertThat(ring.key("never")).isEmpty();
    }

    @Test
    void everything_that_is_wrong_is_said_at_once_without_a_key() {
        assertThatThrownBy(() -> KeyRing.parse(
                        "a:" + SOUND + ",a:" + SOUND + ",b:" + SHORT + ",c:***," + SOUND, "PACKSHOT_KEYS"))
                .isInstanceOf(MalformedKeyRing.class)
                .hasMessageContaining("PACKSHOT_KEYS")
                .hasMessageContaining("entry 2 is given twice")
                .hasMessageContaining("entry 3 has 16 bytes")
                .hasMessageContaining("entry 4 isn't base64")
                .hasMessageContaining("entry 5 doesn't begin with an id")
                .hasMessageNotContaining(SOUND)
                .hasMessageNotContaining(SHORT);
        assertThatThrownBy(() -> KeyRing.parse(" ", "PACKSHOT_KEYS")).hasMessageContaining("no key");
    }

    @Test
    void prints_no_key() {
        assertThat(KeyRing.parse("a:" + SOUND, "test").toString()).isEqualTo("KeyRing[a]");
    }

    @Test
    void draws_different_keys_for_different_purposes() {
        KeyRing ring = KeyRing.parse("a:" + SOUND, "test");

        assertThat(ring.derived("a", "links")).isPresent().isEqualTo(ring.derived("a", "links"));
        assertThat(ring.derived("a", "links")).isNotEqualTo(ring.derived("a", "hooks"));
        assertThat(ring.derived("a", "links").orElseThrow().getEncoded())
                .isNotEqualTo(ring.key("a").orElseThrow().getEncoded());
    }

    @Test
    void a_first_start_makes_a_key_for_its_owner_only_and_the_next_one_finds_it() throws IOException {
        KeyRing made = KeyFile.open(data.resolve("keys"), new SecureRandom());

        KeyRing found = KeyFile.open(data.resolve("keys"), new SecureRandom());

        assertThat(found.current()).isEqualTo(made.current());
        assertThat(found.key(made.current())).isEqualTo(made.key(made.current()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("keys"))))
                .isEqualTo("rw-------");
        try (var files = Files.list(data)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void many_first_starts_at_once_agree_on_one_key() throws Exception {
        List<Callable<String>> starts = IntStream.range(0, 16)
                .<Callable<String>>mapToObj(i -> () ->
                        KeyFile.open(data.resolve("keys"), new SecureRandom()).current())
                .toList();

        List<Future<String>> rings;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            rings = threads.invokeAll(starts);
        }

        assertThat(rings.stream().map(Future::resultNow).distinct()).hasSize(1);
    }

    @Test
    void a_key_file_that_others_can_read_isnt_used() throws IOException {
        Path file = data.resolve("keys");
        KeyFile.open(file, new SecureRandom());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> KeyFile.open(file, new SecureRandom()))
                .isInstanceOf(MalformedKeyRing.class)
                .hasMessageContaining("chmod 600");
    }
}
