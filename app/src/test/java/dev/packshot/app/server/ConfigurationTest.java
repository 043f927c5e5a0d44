package dev.packshot.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
    @Test
    void names_every_wrong_and_missing_key_at_once() {
        var configuration = new Configuration(said(Map.of(
                "packshot.port", "99999",
                "packshot.media.store", "tape",
                "packshot.budget.reserve", "200",
                "packshot.publication.patience", "soon",
                "packshot.database.url", "jdbc:mysql://elsewhere",
                "packshot.machine.price-per-hour", "cheap")));

        assertThat(configuration.problems())
                .hasSize(8)
                .anyMatch(problem -> problem.startsWith("PACKSHOT_PORT is \"99999\"; allowed:"))
                .anyMatch(problem -> problem.startsWith("PACKSHOT_DATABASE_USER is missing"));
    }

    @Test
    void says_which_option_of_the_command_line_cant_be_used() {
        assertThatThrownBy(() -> ServerOptions.of("serve", "--port", "eighty"))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("--port")
                .hasMessageContaining("eighty");
    }

    @Test
    void takes_what_is_documented_as_usual() {
        assertThat(new Configuration(said(Map.of())).problems()).isEmpty();
        assertThat(new Configuration(said(Map.of(
                                "packshot.port", "0",
                                "packshot.work.heartbeat", "PT2S",
                                "packshot.publication.patience", "24h",
                                "packshot.probe", "cut-out/after-effect/2")))
                        .problems())
                .isEmpty();
    }

    @Test
    void the_table_of_keys_in_the_documents_is_this_one() throws IOException {
        String table = Configuration.KEYS.stream()
                .map(key -> "| `%s` | %s | %s |".formatted(key.environment(), key.usual(), key.meaning()))
                .collect(Collectors.joining("\n"));

        assertThat(Files.readString(Path.of("../docs/configuration.md"))).contains(table);
    }

    @Test
    void every_key_that_the_engine_reads_is_in_the_table() {
        List<String> known =
                Configuration.KEYS.stream().map(ConfigurationKey::name).toList();
        List<String> read = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.packshot.engine")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .map(type -> type.reflect())
                        .flatMap(type ->
                                keys(type.getAnnotation(ConfigMapping.class).prefix(), type))
                        .toList();

        assertThat(read).hasSizeGreaterThan(20);
        assertThat(known)
                .containsAll(read.stream()
                        .filter(key -> !NOT_FOR_ONE_LINE.contains(key))
                        .toList());
    }

    /** A table of roles, and a folder that follows from another key. */
    private static final List<String> NOT_FOR_ONE_LINE = List.of("packshot.oidc.roles", "packshot.owner.folder");

    private static Stream<String> keys(String prefix, Class<?> mapping) {
        return Arrays.stream(mapping.getDeclaredMethods()).flatMap(method -> {
            WithName named = method.getAnnotation(WithName.class);
            String key = prefix + "."
                    + (named == null
                            ? method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT)
                            : named.value());
            boolean group = method.getReturnType().isInterface()
                    && method.getReturnType().getName().startsWith("dev.");
            return group ? keys(key, method.getReturnType()) : Stream.of(key);
        });
    }

    private static java.util.function.Function<String, Optional<String>> said(Map<String, String> values) {
        return name -> Optional.ofNullable(values.get(name));
    }
}
