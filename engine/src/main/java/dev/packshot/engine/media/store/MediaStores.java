package dev.packshot.engine.media.store;

import dev.packshot.engine.database.Database;
import dev.packshot.engine.media.MediaStore;
import dev.packshot.engine.media.MediaUnavailable;
import dev.packshot.engine.media.Retention;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Opens the store that the operator chose. */
final class MediaStores {
    private static final Duration WHOLE_CALL = Duration.ofSeconds(60);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(20);

    @Produces
    @ApplicationScoped
    MediaStore store(MediaSettings settings, @ConfigProperty(name = "packshot.data") Optional<Path> data, Clock clock) {
        return switch (settings.store()) {
            case DISK -> disk(settings, data, clock);
            case S3 -> s3(settings.s3());
        };
    }

    @Produces
    @Singleton
    Retention retention(Database database, MediaStore store, MediaSettings settings, Clock clock) {
        return new Retention(database, store, settings.grace(), clock);
    }

    void close(@Disposes MediaStore store) {
        if (store instanceof S3MediaStore s3) {
            s3.close();
        }
    }

    private static MediaStore disk(MediaSettings settings, Optional<Path> data, Clock clock) {
        Path folder = settings.folder()
                .or(() -> data.map(place -> place.resolve("media")))
                .orElseThrow(() -> new MediaUnavailable(
                        "Nothing says where pictures are kept. Set PACKSHOT_DATA or PACKSHOT_MEDIA_FOLDER.", null));
        long most = settings.most().map(size -> size.asLongValue()).orElse(Long.MAX_VALUE);
        return new DiskMediaStore(folder, most, settings.leaveFree().asLongValue(), clock);
    }

    static S3MediaStore s3(MediaSettings.S3 settings) {
        List<String> missing = new ArrayList<>();
        String bucket = given(settings.bucket(), "BUCKET", missing);
        String accessKey = given(settings.accessKey(), "ACCESS_KEY", missing);
        String secretKey = given(settings.secretKey(), "SECRET_KEY", missing);
        if (!missing.isEmpty()) {
            throw new MediaUnavailable("The S3 store needs " + String.join(", ", missing) + ". Set them.", null);
        }
        var client = S3Client.builder()
                .region(Region.of(settings.region()))
                .forcePathStyle(settings.pathStyle())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)))
                // Every read is checked against the SHA-256 anyway, and not every server knows the newer checksums.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(SILENCE))
                .overrideConfiguration(override -> override.apiCallTimeout(WHOLE_CALL));
        settings.endpoint().ifPresent(client::endpointOverride);
        return new S3MediaStore(client.build(), bucket, settings.prefix());
    }

    private static String given(Optional<String> value, String name, List<String> missing) {
        return value.orElseGet(() -> {
            missing.add("PACKSHOT_MEDIA_S3_" + name);
            return "";
        });
    }
}
