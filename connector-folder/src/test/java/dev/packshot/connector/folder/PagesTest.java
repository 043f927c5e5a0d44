package dev.packshot.connector.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ProductImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages for people show is what happens. */
class PagesTest {
    private static final Path DOCS = Path.of("..", "docs");

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"manifest.csv", "manifest.json"})
    void the_example_manifests_say_what_the_page_says(String name) throws IOException {
        String page = Files.readString(DOCS.resolve("connectors/folder.md"));
        String example = page.substring(page.indexOf("<!-- " + name + " -->"));
        String manifest =
                example.substring(example.indexOf('\n', example.indexOf("```")) + 1, example.indexOf("\n```\n"));
        Folders folders = new Folders(temp.toRealPath()).lay("inbox/" + name, manifest);
        for (String photo : List.of("mug", "mug-side", "cup-red", "cup-blue")) {
            folders.lay("inbox/photos/" + photo + ".jpg", photo);
        }

        Listing mug = folders.read("etsy/MUG-1");
        Listing cup = folders.read("etsy/MUG-2");

        assertThat(mug.title()).isEqualTo("Mug");
        assertThat(Folders.bytes(mug)).containsExactly("mug", "mug-side");
        assertThat(mug.gallery().images().stream().map(ProductImage::altText))
                .containsExactly("A white mug", "The same mug from the side");
        assertThat(cup.variants().stream().map(each -> each.id())).containsExactly("MUG-2-RED", "MUG-2-BLUE");
        assertThat(cup.gallery().main().orElseThrow().variants()).containsExactly("MUG-2-RED");
    }

    @Test
    void each_column_name_on_the_page_is_understood() throws IOException {
        List<String> lines = Files.readAllLines(DOCS.resolve("connectors/folder.md"));
        List<String> images = names(lines, "| pictures |");
        assertThat(images).hasSizeGreaterThan(8);

        for (String sku : names(lines, "| SKU |")) {
            for (String image : images) {
                Folders folders = new Folders(temp.toRealPath())
                        .lay("inbox/photos/x.jpg", "x")
                        .lay("inbox/list.csv", "%s,%s\nMUG-1,photos/x.jpg\n".formatted(sku, image));
                assertThat(Folders.bytes(folders.read("etsy/MUG-1")))
                        .as("%s, %s", sku, image)
                        .containsExactly("x");
            }
        }
        for (String alt : names(lines, "| alt texts |")) {
            Folders folders = new Folders(temp.toRealPath())
                    .lay("inbox/list.csv", "sku,image,%s\nMUG-1,photos/x.jpg,said\n".formatted(alt));
            assertThat(folders.read("etsy/MUG-1").gallery().main().orElseThrow().altText())
                    .as(alt)
                    .isEqualTo("said");
        }
    }

    @Test
    void the_example_of_a_connectors_test_is_the_folder_connectors() throws IOException {
        String page = Files.readString(DOCS.resolve("add-a-marketplace.md"));
        String snippet =
                page.substring(page.indexOf("```java\n") + 8, page.indexOf("\n```\n", page.indexOf("```java")));

        String test = Files.readString(Path.of("src/test/java/dev/packshot/connector/folder/FolderConnectorTest.java"));

        assertThat(test).contains(snippet);
        assertThat(test.lines().count()).isLessThanOrEqualTo(30);
    }

    /** The names in a row of the table, singular and plural. */
    private static List<String> names(List<String> lines, String row) {
        String line =
                lines.stream().filter(each -> each.startsWith(row)).findFirst().orElseThrow();
        return Pattern.compile("`([^`]+)`")
                .matcher(line)
                .results()
                .map(name -> name.group(1))
                .flatMap(name -> Arrays.stream(new String[] {name.replace("(s)", ""), name.replace("(s)", "s")}))
                .distinct()
                .toList();
    }
}
