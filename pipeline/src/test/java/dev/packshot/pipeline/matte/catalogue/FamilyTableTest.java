package dev.packshot.pipeline.matte.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.pipeline.matte.ModelCard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FamilyTableTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "models.md");
    private static final Pattern TABLE =
            Pattern.compile("(?<=<!-- families -->\n).*(?=<!-- /families -->)", Pattern.DOTALL);
    private static final Pattern CARD = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void the_document_says_what_the_families_say() throws IOException {
        String document = Files.readString(DOCUMENT);
        String whole = TABLE.matcher(document).replaceFirst(Matcher.quoteReplacement(table()));
        if (Boolean.getBoolean("packshot.families.write")) {
            Files.writeString(DOCUMENT, whole);
        }

        assertThat(DOCUMENT)
                .as("Regenerate it with -Dpackshot.families.write=true")
                .hasContent(whole);
    }

    @Test
    void every_family_is_a_card_that_can_be_used() {
        for (ModelFamily family : ModelFamily.all()) {
            ModelCard card = CardDraft.of(family).outline();

            assertThat(card.id()).isEqualTo(family.family());
            assertThat(card.knownFailures()).as(family.family()).isNotEmpty();
            assertThat(card.allowsCommercialUse() || !card.terms().text().isEmpty())
                    .as("%s says why it is gated", family.family())
                    .isTrue();
        }
    }

    @Test
    void the_card_in_the_document_is_one_that_can_be_used() throws IOException {
        Matcher card = CARD.matcher(Files.readString(DOCUMENT));
        assertThat(card.find()).isTrue();
        Path file = Files.write(folder.resolve("card.json"), card.group(1).getBytes(StandardCharsets.UTF_8));

        ModelCard read = CardDraft.read(file).outline();

        assertThat(read.input().normalise().mean()).containsExactly(0.485, 0.456, 0.406);
    }

    private static String table() {
        return """
                | `--family` | network | input | normalisation | output | licence | commercial use |
                |---|---|---|---|---|---|---|
                """ + ModelFamily.all().stream().map(FamilyTableTest::row).collect(Collectors.joining());
    }

    private static String row(ModelFamily family) {
        JsonNode card = family.card();
        ModelCard read = CardDraft.of(family).outline();
        JsonNode normalise = card.at("/input/normalise");
        return "| `%s` | [%s](%s) | %d × %d, %s %s | ÷ %s, mean %s, std %s | %s%s | %s | %s |\n"
                .formatted(
                        family.family(),
                        family.title(),
                        card.path("source").asText(),
                        read.input().width(),
                        read.input().height(),
                        card.at("/input/layout").asText(),
                        card.at("/input/type").asText(),
                        normalise.path("divideBy").asText(),
                        numbers(normalise.path("mean")),
                        numbers(normalise.path("std")),
                        activation(card.at("/output/activation").asText()),
                        read.output().stretch() ? ", stretched" : "",
                        read.licence(),
                        read.allowsCommercialUse() ? "yes" : "**no**: gate");
    }

    private static String activation(String written) {
        return switch (written) {
            case "none" -> "coverage";
            case "sigmoid" -> "sigmoid";
            default -> "sigmoid " + written.replace("by-range", "by its values");
        };
    }

    private static String numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(" "));
    }
}
