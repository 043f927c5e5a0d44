package dev.packshot.engine.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.catalog.Digest;
import dev.packshot.engine.media.MediaStore;
import dev.packshot.engine.media.MediaUnavailable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3MediaStoreTest extends MediaStoreContract {
    @TempDir
    static Path folder;

    private static S3Proxy server;

    private S3MediaStore store;

    @BeforeAll
    static void start() throws Exception {
        server = S3Proxy.start(folder);
        Files.createDirectories(folder.resolve("buckets/pictures"));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void open() {
        store = MediaStores.s3(bucket("pictures", S3Proxy.SECRET));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    MediaStore store() {
        return store;
    }

    @Override
    void damage(Digest digest) throws IOException {
        Path file = folder.resolve("buckets/pictures/packshot/%s/%s/%s"
                .formatted(digest.hex().substring(0, 2), digest.hex().substring(2, 4), digest.hex()));
        Files.write(file, bytes(99, (int) Files.size(file)));
    }

    @Test
    void writes_over_what_is_there_with_another_length() throws IOException {
        byte[] picture = bytes(6, 10_000);
        Digest digest = store.put(picture);
        Path file = folder.resolve("buckets/pictures/packshot/%s/%s/%s"
                .formatted(digest.hex().substring(0, 2), digest.hex().substring(2, 4), digest.hex()));
        Files.write(file, bytes(6, 9_999));

        store.put(picture);

        assertThat(store.read(digest)).isEqualTo(picture);
    }

    @Test
    void a_wrong_secret_is_refused_and_named() {
        try (S3MediaStore stranger = MediaStores.s3(bucket("pictures", "wrong"))) {
            assertThatThrownBy(() -> stranger.put(bytes(7, 10)))
                    .isInstanceOf(MediaUnavailable.class)
                    .hasMessageContaining("PACKSHOT_MEDIA_S3_SECRET_KEY")
                    .hasMessageNotContaining("wrong");
        }
    }

    @Test
    void a_bucket_that_isnt_there_is_named() {
        try (S3MediaStore nowhere = MediaStores.s3(bucket("nowhere", S3Proxy.SECRET))) {
            assertThatThrownBy(() -> nowhere.put(bytes(8, 10)))
                    .isInstanceOf(MediaUnavailable.class)
                    .hasMessageContaining("nowhere")
                    .hasMessageContaining("PACKSHOT_MEDIA_S3_BUCKET");
        }
    }

    @Test
    void names_everything_that_the_configuration_lacks_at_once() {
        var nothing =
                new Bucket(URI.create("http://127.0.0.1:1"), Optional.empty(), Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> MediaStores.s3(nothing))
                .hasMessageContaining("PACKSHOT_MEDIA_S3_BUCKET")
                .hasMessageContaining("PACKSHOT_MEDIA_S3_ACCESS_KEY")
                .hasMessageContaining("PACKSHOT_MEDIA_S3_SECRET_KEY");
    }

    private static MediaSettings.S3 bucket(String name, String secret) {
        return new Bucket(server.address(), Optional.of(name), Optional.of(S3Proxy.IDENTITY), Optional.of(secret));
    }

    private record Bucket(URI address, Optional<String> bucket, Optional<String> accessKey, Optional<String> secretKey)
            implements MediaSettings.S3 {
        @Override
        public Optional<URI> endpoint() {
            return Optional.of(address);
        }

        @Override
        public String region() {
            return "us-east-1";
        }

        @Override
        public String prefix() {
            return "packshot/";
        }

        @Override
        public boolean pathStyle() {
            return true;
        }
    }
}
