package dev.packshot.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
    @TempDir
    Path folder;

    @Test
    void goes_round_once_on_an_empty_folder_and_again_on_the_same() throws IOException {
        var packshot = new PackshotProcess(folder);
        String data = folder.resolve("data").toString();

        PackshotProcess.Ended first = packshot.run("demo", "--once", "--data", data, "--port", "0");

        assertThat(first.status()).as(first.output()).isZero();
        assertThat(first.output()).contains("verified").contains("invariants").contains("hold");
        try (Stream<Path> shelf = Files.walk(folder.resolve("data/shop/shelf"))) {
            assertThat(shelf.filter(file -> file.toString().endsWith(".jpg"))).isNotEmpty();
        }
        PackshotProcess.Ended second = packshot.run("demo", "--once", "--data", data, "--port", "0");
        assertThat(second.status()).as(second.output()).isZero();
    }
}
