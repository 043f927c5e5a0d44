package dev.packshot.connector.shopify.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import dev.packshot.catalog.Digest;
import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.PictureFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadClientTest {
    private static final String SIGNED = "/tmp/1/front.jpg?X-Goog-Signature=5ec12e7";
    private static final byte[] BYTES = "a picture, as far as a bucket knows".getBytes(StandardCharsets.UTF_8);

    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private final UploadClient client = client(true);
    private HttpServer bucket;
    private int status = 200;
    private byte[] arrived = {};

    @BeforeEach
    void open() throws IOException {
        bucket = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bucket.createContext("/", call -> {
            seen.add(call.getRequestMethod() + " " + call.getRequestHeaders().getFirst("Content-Type") + " "
                    + call.getRequestHeaders().getFirst("Content-Length"));
            arrived = call.getRequestBody().readAllBytes();
            call.getResponseHeaders()
                    .set("Location", "http://127.0.0.1:" + bucket.getAddress().getPort() + "/elsewhere");
            call.getResponseHeaders().set("Retry-After", "7");
            call.sendResponseHeaders(status, -1);
            call.close();
        });
        bucket.start();
    }

    @AfterEach
    void close() {
        bucket.stop(0);
    }

    @Test
    void a_file_is_put_once_with_its_type_and_length() {
        client.put(target(), file(BYTES, BYTES.length));

        assertThat(seen).containsExactly("PUT image/jpeg " + BYTES.length);
        assertThat(arrived).isEqualTo(BYTES);
    }

    @ParameterizedTest
    @CsvSource({"503, Unavailable", "403, Unavailable", "307, Unavailable", "413, Rejected", "429, RateLimited"})
    void what_the_bucket_refuses_is_told_and_not_tried_again(int answer, String failure) {
        status = answer;

        Throwable thrown = catchThrowable(() -> client.put(target(), file(BYTES, BYTES.length)));

        assertThat(thrown.getClass().getSimpleName()).isEqualTo(failure);
        assertThat(seen).hasSize(1);
    }

    @Test
    void a_busy_bucket_says_how_long() {
        status = 429;

        assertThatThrownBy(() -> client.put(target(), file(BYTES, BYTES.length)))
                .isInstanceOfSatisfying(ConnectorException.RateLimited.class, e -> assertThat(e.pause())
                        .isEqualTo(Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/tmp/1/front.jpg",
                "https://storage.googleapis.com/somebodys-bucket/front.jpg",
                "https://shopify-staged-uploads.storage.googleapis.com.evil.example/front.jpg",
                "http://shopify-staged-uploads.storage.googleapis.com/front.jpg",
                "http://169.254.169.254/latest"
            })
    void bytes_go_nowhere_but_to_shopifys_bucket(String address) {
        var elsewhere = new UploadTarget(URI.create(address), "resource");

        assertThatThrownBy(() -> client.put(elsewhere, file(BYTES, BYTES.length)))
                .isInstanceOf(ConnectorException.Malformed.class);
    }

    @Test
    void this_machine_is_no_bucket_of_the_real_shopify() {
        assertThatThrownBy(() -> client(false).put(target(), file(BYTES, BYTES.length)))
                .isInstanceOf(ConnectorException.Malformed.class);
        assertThat(seen).isEmpty();
    }

    @Test
    void half_a_file_is_not_put() {
        assertThatThrownBy(() -> client.put(target(), file(BYTES, BYTES.length + 10)))
                .isInstanceOf(ConnectorException.Unavailable.class);
    }

    @Test
    void a_signed_address_is_never_told() {
        status = 403;
        UploadTarget target = target();

        Throwable thrown = catchThrowable(() -> client.put(target, file(BYTES, BYTES.length)));

        assertThat(target.toString()).doesNotContain("5ec12e7");
        assertThat(thrown).hasMessageNotContaining("5ec12e7").hasNoCause();
    }

    private UploadTarget target() {
        return new UploadTarget(
                URI.create("http://127.0.0.1:" + bucket.getAddress().getPort() + SIGNED), "resource");
    }

    private static UploadClient client(boolean sandbox) {
        HttpClient http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        return new UploadClient(http, sandbox, Duration.ofSeconds(5));
    }

    private static PictureFile file(byte[] bytes, long length) {
        return new PictureFile() {
            @Override
            public Digest digest() {
                return Digest.of(bytes);
            }

            @Override
            public MediaType type() {
                return MediaType.JPEG;
            }

            @Override
            public PixelSize size() {
                return PixelSize.square(10);
            }

            @Override
            public long length() {
                return length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public URI link() {
                throw new AssertionError("Shopify is sent bytes, not links");
            }
        };
    }
}
