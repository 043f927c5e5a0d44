package dev.packshot.sandbox.shopify.cdn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.sandbox.shopify.http.Answer;
import dev.packshot.sandbox.shopify.http.Call;
import dev.packshot.sandbox.shopify.schedule.ManualSchedule;
import dev.packshot.sandbox.shopify.shop.Gid;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CdnDoorTest {
    private static final String SHOP = "corner.myshopify.com";
    private static final Gid MEDIA = new Gid("MediaImage", 7);
    private static final byte[] SHOWN = "as it is shown".getBytes(StandardCharsets.UTF_8);
    private static final byte[] UPLOADED = "as it was uploaded".getBytes(StandardCharsets.UTF_8);

    private final ManualSchedule time = new ManualSchedule(Instant.parse("2026-11-20T10:00:00Z"));
    private final CdnAddresses addresses =
            new CdnAddresses(URI.create("http://127.0.0.1:4711"), "a key", time, Duration.ofMinutes(5));
    private final CdnDoor door = new CdnDoor(addresses, new Shelf() {
        @Override
        public Optional<byte[]> shown(String shop, String fileName) {
            return fileName.equals("front view.jpg") ? Optional.of(SHOWN) : Optional.empty();
        }

        @Override
        public Optional<byte[]> original(String shop, Gid media) {
            return media.equals(MEDIA) ? Optional.of(UPLOADED) : Optional.empty();
        }
    });

    @Test
    void shows_a_picture_to_everybody_for_good() {
        URI address = addresses.shown(SHOP, "front view.jpg", 12);
        time.pass(Duration.ofDays(100));

        Answer answer = get(address);

        assertThat(answer.body()).isEqualTo(SHOWN);
        assertThat(answer.headers()).containsEntry("Content-Type", "image/jpeg");
        assertThat(address.getRawPath()).endsWith("/files/front%20view.jpg");
        assertThat(address.getRawQuery()).isEqualTo("v=12");
    }

    @Test
    void has_nothing_under_a_name_that_no_picture_has() {
        Answer answer = get(addresses.shown(SHOP, "back.jpg", 12));

        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void hands_out_an_upload_for_a_while_and_refuses_it_then() {
        URI address = addresses.original(SHOP, MEDIA, "front view.jpg");
        time.pass(Duration.ofSeconds(299));
        Answer early = get(address);
        time.pass(Duration.ofSeconds(1));

        Answer late = get(address);

        assertThat(early.body()).isEqualTo(UPLOADED);
        assertThat(late.status()).isEqualTo(403);
    }

    @Test
    void refuses_an_address_of_an_upload_that_was_made_up() {
        String address = addresses.original(SHOP, MEDIA, "a.jpg").toString();

        List<Integer> answers = List.of(
                get(URI.create(address.replace("/MediaImage/7/", "/MediaImage/8/")))
                        .status(),
                get(URI.create(address.replaceFirst("Expires=\\d+", "Expires=9999999999")))
                        .status(),
                get(URI.create(address.replaceFirst("\\?.*", ""))).status());

        assertThat(answers).containsExactly(403, 403, 403);
    }

    private Answer get(URI address) {
        String path = address.getPath().substring(1 + SHOP.length());
        String query = Optional.ofNullable(address.getRawQuery()).orElse("");
        return door.answer(new Call("GET", SHOP, path, query, Map.of(), new byte[0]))
                .orElseThrow();
    }
}
