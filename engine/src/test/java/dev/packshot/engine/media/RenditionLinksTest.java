package dev.packshot.engine.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.MediaType;
import dev.packshot.connector.ConnectorException;
import dev.packshot.engine.Settable;
import dev.packshot.engine.grant.KeyRing;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RenditionLinksTest {
    private static final Digest PICTURE = Digest.of("a picture");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final String OLD = key("old", 1);
    private static final String NEW = key("new", 2);

    private final Settable clock = new Settable(Instant.parse("2026-11-20T10:00:00Z"));
    private final RenditionLinks links = links(OLD);

    private RenditionLinks links(String ring) {
        return new RenditionLinks(
                Optional.of(URI.create("https://shots.example.com/packshot/")), KeyRing.parse(ring, "test"), clock);
    }

    private static String key(String id, int fill) {
        byte[] key = new byte[32];
        java.util.Arrays.fill(key, (byte) fill);
        return id + ":" + Base64.getEncoder().encodeToString(key);
    }

    private static Optional<RenditionLinks.Lent> check(RenditionLinks links, String path) {
        String[] parts = path.split("/");
        return links.check(parts[parts.length - 2], parts[parts.length - 1]);
    }

    @Test
    void a_link_has_no_query_and_ends_like_a_file() {
        URI link = links.link(PICTURE, MediaType.JPEG, WEEK);

        assertThat(link.toString()).startsWith("https://shots.example.com/packshot/r/");
        assertThat(link.getRawQuery()).isNull();
        assertThat(link.getPath()).endsWith("/" + PICTURE.hex() + ".jpg");
    }

    @Test
    void lends_what_it_was_made_for_until_its_end() {
        String path = links.link(PICTURE, MediaType.PNG, WEEK).getPath();
        clock.pass(Duration.ofDays(6));

        var lent = check(links, path);

        assertThat(lent).contains(new RenditionLinks.Lent(PICTURE, MediaType.PNG, Duration.ofDays(1)));
    }

    @Test
    void lends_nothing_afterwards() {
        String path = links.link(PICTURE, MediaType.PNG, WEEK).getPath();
        clock.pass(WEEK);

        assertThat(check(links, path)).isEmpty();
    }

    @Test
    void any_change_of_any_character_ends_it() {
        String path = links.link(PICTURE, MediaType.JPEG, WEEK).getPath();
        int from = path.indexOf("/r/") + 3;

        for (int i = from; i < path.length(); i++) {
            for (char other : new char[] {'0', 'a', 'Z', '.', '/'}) {
                String forged = path.substring(0, i) + other + path.substring(i + 1);
                if (!forged.equals(path)) {
                    assertThat(check(links, forged)).as(forged).isEmpty();
                }
            }
        }
    }

    @Test
    void a_link_of_another_installation_lends_nothing_here() {
        String path = links(key("old", 3)).link(PICTURE, MediaType.JPEG, WEEK).getPath();

        assertThat(check(links, path)).isEmpty();
    }

    @Test
    void outlives_a_change_of_keys_until_the_old_key_is_taken_off() {
        String path = links.link(PICTURE, MediaType.JPEG, WEEK).getPath();

        assertThat(check(links(NEW + "," + OLD), path)).isPresent();
        assertThat(check(links(NEW), path)).isEmpty();
    }

    @Test
    void says_that_nobody_outside_can_reach_this_installation() {
        var inner = new RenditionLinks(Optional.empty(), KeyRing.parse(OLD, "test"), clock);

        assertThatThrownBy(() -> inner.link(PICTURE, MediaType.JPEG, WEEK))
                .isInstanceOf(ConnectorException.Malformed.class)
                .hasMessageContaining("PACKSHOT_PUBLIC_URL");
    }
}
