package dev.packshot.pipeline.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.pipeline.rules.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RuleTableTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "image-rules.md");

    @Test
    void the_document_says_what_the_rule_file_says() throws IOException {
        String table = new RuleTable(RuleBook.shipped()).markdown();
        if (Boolean.getBoolean("packshot.rules.write")) {
            Files.writeString(DOCUMENT, table);
        }

        assertThat(DOCUMENT)
                .as("Regenerate it with -Dpackshot.rules.write=true")
                .hasContent(table);
    }
}
