package dev.packshot.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationIT {
    @TempDir
    Path folder;

    @Test
    void says_all_that_is_wrong_at_once_with_the_names_of_the_variables() {
        var packshot = new PackshotProcess(folder)
                .with("PACKSHOT_PORT", "eighty")
                .with("PACKSHOT_PUBLIC_URL", "ftp://shop")
                .with("PACKSHOT_DATABASE_URL", "jdbc:postgresql://127.0.0.1/packshot")
                .with("PACKSHOT_MEDIA_STORE", "s3")
                .with("PACKSHOT_WORK_HEARTBEAT", "often")
                .with("PACKSHOT_KEYS", "nonsense");

        PackshotProcess.Ended ended = packshot.run("serve");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.output())
                .contains("PACKSHOT_PORT is \"eighty\"")
                .contains("PACKSHOT_PUBLIC_URL is \"ftp://shop\"")
                .contains("PACKSHOT_DATABASE_USER is missing")
                .contains("PACKSHOT_DATABASE_PASSWORD is missing")
                .contains("PACKSHOT_MEDIA_S3_BUCKET is missing")
                .contains("PACKSHOT_MEDIA_S3_ACCESS_KEY is missing")
                .contains("PACKSHOT_MEDIA_S3_SECRET_KEY is missing")
                .contains("PACKSHOT_WORK_HEARTBEAT is \"often\"")
                .contains("PACKSHOT_KEYS")
                .doesNotContain("\tat ");
    }

    @Test
    void says_which_database_can_t_be_reached() {
        var packshot = new PackshotProcess(folder)
                .with("PACKSHOT_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/packshot")
                .with("PACKSHOT_DATABASE_USER", "nobody")
                .with("PACKSHOT_DATABASE_PASSWORD", "no");

        PackshotProcess.Ended ended =
                packshot.run("serve", "--data", folder.toString(), "--port", "0", "--until-quiet", "1");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.output()).contains("127.0.0.1:1").doesNotContain("\tat ");
    }
}
