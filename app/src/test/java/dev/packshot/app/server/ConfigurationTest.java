package dev.packshot.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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

    private static java.util.function.Function<String, Optional<String>> said(Map<String, String> values) {
        return name -> Optional.ofNullable(values.get(name));
    }
}
