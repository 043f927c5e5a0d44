package dev.packshot.connector.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingIssue;
import dev.packshot.catalog.ProductImage;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Cursor;
import dev.packshot.connector.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {
    @TempDir
    Path temp;

    private Folders folders = new Folders(Path.of("/"));

    @BeforeEach
    void root() throws IOException {
        Path root = Files.createDirectories(temp.resolve("root"));
        folders = new Folders(root.toRealPath());
    }

    @Test
    void a_folder_for_each_sku_holds_its_pictures_by_number() {
        folders.lay("inbox/MUG-1/shot 10.jpg", "ten")
                .lay("inbox/MUG-1/shot 9.JPG", "nine")
                .lay("inbox/MUG-1/front.webp", "front")
                .lay("inbox/MUG-1/notes.txt", "no picture")
                .lay("inbox/MUG-1/.hidden.jpg", "hidden")
                .lay("inbox/empty/readme.txt", "no product");

        Map<String, List<String>> found = all();

        assertThat(found).containsExactly(Map.entry("etsy/MUG-1", List.of("front", "nine", "ten")));
    }

    @Test
    void loose_files_are_filed_by_their_numbers() {
        folders.lay("inbox/MUG-1_2.jpg", "two").lay("inbox/MUG-1_1.jpg", "one").lay("inbox/CUP.png", "cup");

        Map<String, List<String>> found = all();

        assertThat(found)
                .containsOnly(Map.entry("etsy/MUG-1", List.of("one", "two")), Map.entry("etsy/CUP", List.of("cup")));
    }

    @Test
    void a_sku_that_no_file_system_takes_is_read_as_packshot_writes_it() {
        folders.lay("inbox/A%002FB/1.jpg", "coded").lay("inbox/R&D/1.jpg", "plain");

        Map<String, List<String>> found = all();

        assertThat(found).containsOnlyKeys("etsy/A%002FB", "etsy/R%0026D");
        assertThat(folders.read("etsy/A%002FB").sku().value()).isEqualTo("A/B");
        assertThat(folders.read("etsy/R%0026D").sku().value()).isEqualTo("R&D");
    }

    @Test
    void nothing_outside_of_the_root_is_ever_named() throws IOException {
        Path outside = Files.writeString(temp.resolve("outside.jpg"), "outside");
        Files.createDirectories(temp.resolve("other/MUG-3"));
        Files.writeString(temp.resolve("other/MUG-3/1.jpg"), "outside");
        folders.lay("inbox/MUG-1/1.jpg", "one")
                .lay("inbox/list.csv", "sku,images\nMUG-2,inside.jpg|../../outside.jpg|%s\n".formatted(outside))
                .lay("inbox/inside.jpg", "inside");
        Files.createSymbolicLink(folders.root().resolve("inbox/MUG-1/2.jpg"), outside);
        Files.createSymbolicLink(folders.root().resolve("inbox/MUG-3"), temp.resolve("other/MUG-3"));

        Map<String, List<String>> found = all();

        assertThat(found)
                .containsOnly(Map.entry("etsy/MUG-1", List.of("one")), Map.entry("etsy/MUG-2", List.of("inside")));
        assertThat(folders.read("etsy/MUG-2").issues().stream().map(ListingIssue::message))
                .hasSize(2)
                .allMatch(message -> message.contains("outside.jpg"));
    }

    @Test
    void rows_with_one_parent_are_variants_of_one_listing() {
        folders.lay("inbox/p/red.jpg", "red")
                .lay("inbox/p/both.jpg", "both")
                .lay(
                        "inbox/list.csv",
                        "\uFEFFItem No;Parent SKU;Name;Image 1;Image 2;Alt 1\n"
                                + "CUP-R;CUP;Cup;p/red.jpg;p/both.jpg;A red cup\nCUP-B;CUP;;p/both.jpg;;\n");

        Listing listing = folders.read("etsy/CUP");

        assertThat(listing.title()).isEqualTo("Cup");
        assertThat(listing.variants().stream().map(each -> each.id())).containsExactly("CUP-R", "CUP-B");
        List<ProductImage> images = listing.gallery().images();
        assertThat(images.stream().map(ProductImage::altText)).containsExactly("A red cup", "");
        assertThat(images.get(0).variants()).containsExactly("CUP-R");
        assertThat(images.get(1).variants()).containsExactlyInAnyOrder("CUP-R", "CUP-B");
        assertThat(all()).containsOnlyKeys("etsy/CUP");
    }

    @Test
    void a_manifest_that_cannot_be_read_hides_nothing_and_is_named() {
        folders.lay("inbox/MUG-1/1.jpg", "one").lay("inbox/export.json", "[{\"sku\": \"MUG-2\", \"ima");

        try (Session session = folders.open()) {
            assertThatThrownBy(() -> session.reader().page(Cursor.START))
                    .isInstanceOf(ConnectorException.Unavailable.class)
                    .hasMessageContaining("export.json");
            assertThat(session.probe().warnings()).singleElement().asString().contains("export.json");
        }
    }

    private Map<String, List<String>> all() {
        try (Session session = folders.open()) {
            return session.reader().page(Cursor.START).listings().stream()
                    .collect(Collectors.toMap(listing -> listing.ref().id(), Folders::bytes));
        }
    }
}
