package dev.packshot.connector.folder;

import static dev.packshot.connector.folder.Root.contents;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.catalog.ProductImage;
import dev.packshot.connector.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/connectors/folder.md says is so. */
class FolderDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/connectors/folder.md");
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    @TempDir
    Path folder;

    private String document = "";
    private Root root;

    @BeforeEach
    void pictures() throws IOException {
        document = Files.readString(DOCUMENT);
        root = new Root(folder);
        root.drop("inbox/SHOE-42/front.jpg", "shoe, front");
        root.drop("inbox/SHOE-42/side.jpg", "shoe, side");
        root.drop("inbox/MUG_1.jpg", "mug, front");
        root.drop("inbox/MUG_2.jpg", "mug, left");
    }

    @Test
    void the_csv_manifest_is_read_as_it_says() throws IOException {
        root.drop("inbox/products.csv", block("csv", 0));

        Listing shoe = root.read(new ListingRef("etsy/SHOE-42"));
        Listing mug = root.read(new ListingRef("etsy/MUG"));

        assertThat(shoe.title()).isEqualTo("Trail shoe, size 42");
        assertThat(shoe.productType()).isEqualTo("Shoes");
        assertThat(contents(shoe)).containsExactly("shoe, front", "shoe, side");
        assertThat(altTexts(shoe)).containsExactly("Trail shoe from the front", "Trail shoe from the left");
        assertThat(contents(mug)).containsExactly("mug, left", "mug, front");
        assertThat(altTexts(mug)).containsExactly("Mug from the left", "Mug from the front");
        assertThat(root.session().probe().warnings()).isEmpty();
        assertThat(shoe.issues()).isEmpty();
        assertThat(mug.issues()).isEmpty();
    }

    @Test
    void the_json_manifest_is_read_as_it_says() throws IOException {
        root.drop("inbox/products.json", block("json", 0));

        Listing shoe = root.read(new ListingRef("etsy/SHOE-42"));
        Listing mug = root.read(new ListingRef("etsy/MUG"));

        assertThat(altTexts(shoe)).containsExactly("Trail shoe from the front", "Trail shoe from the left");
        assertThat(contents(mug)).containsExactly("mug, left", "mug, front");
        assertThat(mug.title()).isEqualTo("Enamel mug");
    }

    @Test
    void every_column_name_of_the_table_is_understood() throws IOException {
        List<String> row = document.lines()
                .filter(line -> line.matches("\\| (SKU|title|kind of product|alt text|pictures) \\|.*"))
                .toList();
        assertThat(row).hasSize(5);
        for (String sku : names(row.get(0))) {
            for (String title : names(row.get(1))) {
                root.drop("inbox/products.csv", "%s,%s\nMUG,A mug\n".formatted(sku, title));
                assertThat(root.read(new ListingRef("etsy/MUG")).title())
                        .as(sku + " " + title)
                        .isEqualTo("A mug");
            }
        }
        for (String type : names(row.get(2))) {
            root.drop("inbox/products.csv", "sku,%s\nMUG,Mugs\n".formatted(type));
            assertThat(root.read(new ListingRef("etsy/MUG")).productType())
                    .as(type)
                    .isEqualTo("Mugs");
        }
        for (String altText : names(row.get(3))) {
            for (String picture : names(row.get(4))) {
                root.drop(
                        "inbox/products.csv",
                        "sku,%1$s,%2$s,%1$s 2,%2$s 2\nMUG,MUG_2.jpg,left,MUG_1.jpg,front\n"
                                .formatted(picture, altText));
                Listing mug = root.read(new ListingRef("etsy/MUG"));
                assertThat(contents(mug)).as(picture).containsExactly("mug, left", "mug, front");
                assertThat(altTexts(mug)).as(altText).containsExactly("left", "front");
            }
        }
    }

    @Test
    void gallery_json_looks_as_it_says() throws IOException {
        var json = new ObjectMapper();
        var ref = new ListingRef("etsy/SHOE-42");
        root.session().writer().write(Root.cutOut(root.read(ref)));

        JsonNode written =
                json.readTree(root.path("shelf/etsy/SHOE-42/gallery.json").toFile());

        JsonNode said = json.readTree(block("json", 1));
        assertThat(keys(written)).isEqualTo(keys(said));
        assertThat(keys(written.get("pictures").get(0)))
                .isEqualTo(keys(said.get("pictures").get(0)));
        assertThat(keys(written.get("originals").get(0)))
                .isEqualTo(keys(said.get("originals").get(0)));
    }

    @Test
    void the_table_of_settings_is_the_descriptors() {
        for (Setting setting : root.connector().describe().settings()) {
            assertThat(document)
                    .contains("| `%s` | %s | %s| %s |"
                            .formatted(
                                    setting.key(),
                                    setting.required() ? "yes" : "no",
                                    setting.usual().isEmpty() ? "" : "`" + setting.usual() + "` ",
                                    setting.help()));
        }
    }

    private String block(String language, int number) {
        return BLOCK.matcher(document)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList()
                .get(number);
    }

    private static List<String> names(String row) {
        return NAME.matcher(row)
                .results()
                .map((MatchResult name) -> name.group(1))
                .toList();
    }

    private static TreeSet<String> keys(JsonNode node) {
        var keys = new TreeSet<String>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static List<String> altTexts(Listing listing) {
        return listing.gallery().images().stream().map(ProductImage::altText).toList();
    }
}
