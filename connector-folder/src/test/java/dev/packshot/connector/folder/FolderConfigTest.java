package dev.packshot.connector.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.catalog.Platform;
import dev.packshot.connector.SettingProblem;
import dev.packshot.connector.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderConfigTest {
    @Test
    void platforms_may_be_written_with_spaces_and_twice() {
        var settings = new Settings(Map.of("folder", "/srv/pictures", "platforms", " etsy, amazon ,etsy,"));

        assertThat(FolderConfig.check(settings)).isEmpty();
        assertThat(FolderConfig.of(settings).platforms()).containsExactly(new Platform("amazon"), new Platform("etsy"));
    }

    @Test
    void the_usual_platforms_need_not_be_named() {
        var settings = new Settings(Map.of("folder", "/srv/pictures"));

        assertThat(FolderConfig.of(settings).platforms()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "folder, pictures",
        "folder, /",
        "platforms, 'etsy, myspace'",
        "platforms, ','",
        "manifest, /etc/passwd.csv",
        "manifest, ../outside.csv",
        "manifest, inbox/../../outside.json",
        "manifest, inbox/products.xlsx"
    })
    void what_cannot_be_used_is_told_with_what_to_give_instead(String key, String value) {
        var values = new java.util.HashMap<>(Map.of("folder", "/srv/pictures"));
        values.put(key, value);

        assertThat(FolderConfig.check(new Settings(values))).singleElement().satisfies((SettingProblem problem) -> {
            assertThat(problem.key()).isEqualTo(key);
            assertThat(problem.found()).isEqualTo(value);
            assertThat(problem.remedy()).isNotBlank();
        });
    }
}
