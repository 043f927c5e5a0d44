package dev.packshot.connector.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the page for authors of connectors shows is what is there. */
class AddAMarketplaceTest {
    @Test
    void the_example_of_a_connectors_test_is_the_folder_connectors() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "add-a-marketplace.md"));
        String snippet =
                page.substring(page.indexOf("```java\n") + 8, page.indexOf("\n```\n", page.indexOf("```java")));

        String test = Files.readString(Path.of("src/test/java/dev/packshot/connector/folder/FolderConnectorTest.java"));

        assertThat(test).contains(snippet);
        assertThat(test.lines().count()).isLessThanOrEqualTo(30);
    }
}
