package dev.packshot.engine.media;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.MediaType;
import dev.packshot.engine.TestDatabase;
import dev.packshot.engine.grant.KeyRing;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RenditionResourceTest {
    private static final byte[] PICTURE = {(byte) 0xff, (byte) 0xd8, 1, 2, 3, 0, 5};

    @Inject
    MediaStore store;

    @Inject
    KeyRing ring;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "packshot.data")
    Path data;

    private RenditionLinks links;

    @BeforeEach
    void outside() {
        links = new RenditionLinks(Optional.of(URI.create("https://shots.example.com")), ring, clock);
    }

    private String link(Digest digest, Duration life) {
        return links.link(digest, MediaType.JPEG, life).getPath();
    }

    @Test
    void gives_the_picture_as_nothing_but_a_picture() {
        String link = link(store.put(PICTURE), Duration.ofDays(1));

        Response answer = given().get(link);

        assertThat(answer.asByteArray()).isEqualTo(PICTURE);
        answer.then()
                .statusCode(200)
                .header("Content-Type", equalTo("image/jpeg"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Content-Security-Policy", equalTo("default-src 'none'; sandbox"));
        assertThat(answer.header("Cache-Control")).matches("public, max-age=86\\d{3}, immutable");
    }

    @Test
    void tells_length_and_kind_without_the_picture() {
        String link = link(store.put(PICTURE), Duration.ofDays(1));

        given().head(link)
                .then()
                .statusCode(200)
                .header("Content-Length", equalTo("7"))
                .header("Content-Type", equalTo("image/jpeg"))
                .body(emptyString());
    }

    @Test
    void answers_whatever_is_wrong_alike() throws IOException {
        Digest there = store.put(PICTURE);
        Digest damaged = store.put("to be damaged".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Files.writeString(
                data.resolve("media/pictures/%s/%s/%s"
                        .formatted(damaged.hex().substring(0, 2), damaged.hex().substring(2, 4), damaged.hex())),
                "something else");
        String sound = link(there, Duration.ofDays(1));

        for (String wrong : new String[] {
            link(there, Duration.ofSeconds(-1)),
            link(Digest.of("never put"), Duration.ofDays(1)),
            link(damaged, Duration.ofDays(1)),
            sound.replace(".jpg", ".png"),
            sound.replace(there.hex(), damaged.hex()),
            "/r/x/" + there.hex() + ".jpg",
            "/r/x/..%2f..%2fkeys"
        }) {
            Response answer = given().urlEncodingEnabled(false).get(wrong);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(404);
            assertThat(answer.asString()).as(wrong).isEmpty();
        }
    }
}
