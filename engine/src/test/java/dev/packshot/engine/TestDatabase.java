package dev.packshot.engine;

import dev.packshot.engine.database.LocalPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;

/** A real PostgreSQL for the tests of this module, on an empty folder. */
@NullUnmarked // Started by the test framework, not by a constructor.
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {
    private LocalPostgres server;
    private Path data;

    @Override
    public Map<String, String> start() {
        try {
            data = Files.createTempDirectory("packshot-test");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        server = LocalPostgres.start(data);
        Map<String, String> configuration = new HashMap<>(server.address().asConfiguration());
        configuration.put("packshot.data", data.toString());
        return configuration;
    }

    @Override
    public void stop() {
        server.close();
        try (Stream<Path> files = Files.walk(data, new FileVisitOption[0])) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
