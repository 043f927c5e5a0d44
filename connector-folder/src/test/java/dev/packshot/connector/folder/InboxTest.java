package dev.packshot.connector.folder;

import static dev.packshot.connector.folder.Root.contents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.catalog.ProductImage;
import dev.packshot.catalog.Sku;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Cursor;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken for a listing. */
class InboxTest {
    @TempDir
    Path folder;

    private Root root;

    @BeforeEach
    void empty() throws IOException {
        root = new Root(Files.createDirectory(folder.resolve("root")));
    }

    @Test
    void there_is_a_listing_of_each_sku_for_each_platform() throws IOException {
        root.with("platforms", "shopify, amazon").drop("inbox/CAP/1.jpg", "cap");
        root.drop("inbox/MUG/1.png", "mug");

        assertThat(refs()).containsExactly("amazon/CAP", "amazon/MUG", "shopify/CAP", "shopify/MUG");
    }

    @Test
    void photographs_stand_in_the_order_of_their_numbers() throws IOException {
        for (String name : List.of("10.jpg", "2.jpg", "1.jpg", "B.webp", "a.tiff")) {
            root.drop("inbox/CAP/" + name, name);
        }

        assertThat(contents(root.read(new ListingRef("etsy/CAP"))))
                .containsExactly("1.jpg", "2.jpg", "10.jpg", "a.tiff", "B.webp");
    }

    @Test
    void loose_photographs_belong_to_the_sku_before_the_number() throws IOException {
        root.drop("inbox/CAP-RED_2.jpg", "back");
        root.drop("inbox/CAP-RED_1.jpg", "front");
        root.drop("inbox/MUG.jpg", "mug");

        assertThat(refs()).containsExactly("etsy/CAP-RED", "etsy/MUG");
        assertThat(contents(root.read(new ListingRef("etsy/CAP-RED")))).containsExactly("front", "back");
    }

    @Test
    void a_sku_that_no_folder_can_be_called_is_read_back_from_its_path_segment() throws IOException {
        var sku = new Sku("AB/12 ½\"");
        root.drop("inbox/" + sku.pathSegment() + "/1.jpg", "pipe");

        Listing listing = root.read(new ListingRef("etsy/" + sku.pathSegment()));

        assertThat(listing.sku()).isEqualTo(sku);
    }

    @Test
    void a_sku_with_a_percent_sign_is_what_the_folder_is_called() throws IOException {
        root.drop("inbox/COTTON 100%/1.jpg", "shirt");

        assertThat(root.read(new ListingRef(refs().getFirst())).sku()).isEqualTo(new Sku("COTTON 100%"));
    }

    @Test
    void a_sku_too_long_for_its_segment_is_known_again_also_once_the_inbox_is_empty() throws IOException {
        var sku = new Sku("ä/".repeat(60));
        root.drop("inbox/products.csv", "sku,image\n" + sku + ",a.jpg\n");
        root.drop("inbox/a.jpg", "front");
        var ref = new ListingRef("etsy/" + sku.pathSegment());
        root.session().writer().write(Root.cutOut(root.read(ref)));
        Files.delete(root.path("inbox/products.csv"));

        assertThat(root.read(ref).sku()).isEqualTo(sku);
    }

    @ParameterizedTest
    @ValueSource(strings = {".hidden.jpg", "notes.txt", "Thumbs.db", "raw.cr2", "half.jpg.part"})
    void what_is_no_picture_is_passed_over(String name) throws IOException {
        root.drop("inbox/CAP/1.jpg", "cap");

        root.drop("inbox/CAP/" + name, "something else");

        assertThat(contents(root.read(new ListingRef("etsy/CAP")))).containsExactly("cap");
    }

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t'})
    void a_manifest_says_title_order_and_alt_texts(char delimiter) throws IOException {
        root.drop("inbox/CAP/front.jpg", "front");
        root.drop("inbox/CAP/back.jpg", "back");
        root.drop("inbox/CAP/left out.jpg", "left out");
        root.drop(
                "inbox/export.csv",
                "\uFEFFArticle Number;Product name;Category;Image 1;Image 2;Alt text 1;Alt text 2\r\n"
                                .replace(';', delimiter)
                        + "CAP;\"A \"\"cap\"\"\";Hats;CAP/front.jpg;inbox\\CAP\\back.jpg;From the front;From behind\r\n"
                                .replace(';', delimiter));

        Listing listing = root.read(new ListingRef("etsy/CAP"));

        assertThat(listing.title()).isEqualTo("A \"cap\"");
        assertThat(listing.productType()).isEqualTo("Hats");
        assertThat(contents(listing)).containsExactly("front", "back");
        assertThat(altTexts(listing)).containsExactly("From the front", "From behind");
        assertThat(listing.issues()).isEmpty();
    }

    @Test
    void a_manifest_may_have_a_row_for_each_picture() throws IOException {
        root.drop("inbox/CAP/front.jpg", "front");
        root.drop("inbox/CAP/back.jpg", "back");
        root.drop("inbox/export.csv", "sku,file,alt\nCAP,CAP/back.jpg,From behind\nCAP,CAP/front.jpg,From the front\n");

        Listing listing = root.read(new ListingRef("etsy/CAP"));

        assertThat(contents(listing)).containsExactly("back", "front");
        assertThat(altTexts(listing)).containsExactly("From behind", "From the front");
    }

    @Test
    void a_manifest_may_have_several_pictures_in_one_cell() throws IOException {
        root.drop("photos/front, left.jpg", "front, left");
        root.drop("photos/back.jpg", "back");
        root.drop("photos/side.jpg", "side");
        root.drop(
                "inbox/export.csv",
                "sku,images,alt text\nCAP,\"photos/front, left.jpg\",one\nMUG,photos/back.jpg|photos/side.jpg,two|three\n");

        assertThat(contents(root.read(new ListingRef("etsy/CAP")))).containsExactly("front, left");
        assertThat(contents(root.read(new ListingRef("etsy/MUG")))).containsExactly("back", "side");
        assertThat(altTexts(root.read(new ListingRef("etsy/MUG")))).containsExactly("two", "three");
    }

    @Test
    void a_manifest_may_be_json() throws IOException {
        root.drop("inbox/CAP/front.jpg", "front");
        root.drop("inbox/CAP/back.jpg", "back");
        root.drop("inbox/export.json", """
                {"exportedAt": "2026-11-20", "products": [
                  {"SKU": "CAP", "name": "A cap", "stock": 7,
                   "images": ["CAP/back.jpg", {"src": "CAP/front.jpg", "altText": "From the front"}]}]}
                """);

        Listing listing = root.read(new ListingRef("etsy/CAP"));

        assertThat(listing.title()).isEqualTo("A cap");
        assertThat(contents(listing)).containsExactly("back", "front");
        assertThat(altTexts(listing)).containsExactly("", "From the front");
    }

    @Test
    void a_manifest_of_a_spreadsheet_program_needs_no_utf_8() throws IOException {
        root.drop("inbox/CAP/1.jpg", "cap");
        Files.write(root.path("inbox/export.csv"), "sku;title\nCAP;Mütze\n".getBytes(Charset.forName("windows-1252")));

        assertThat(root.read(new ListingRef("etsy/CAP")).title()).isEqualTo("Mütze");
    }

    @Test
    void only_the_manifest_that_was_chosen_is_read() throws IOException {
        root.drop("inbox/CAP/1.jpg", "cap");
        root.drop("inbox/old.csv", "sku,title\nCAP,Old\n");
        root.drop("exports/new.csv", "sku,title\nCAP,New\n");

        root.with("manifest", "exports/new.csv");

        assertThat(root.read(new ListingRef("etsy/CAP")).title()).isEqualTo("New");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"no columns that mean anything\n1\n", "{\"products\": 7", "sku,title\n\"never closed\n", ""})
    void a_manifest_that_cannot_be_read_is_told_and_stops_nobody(String content) throws IOException {
        root.drop("inbox/CAP/1.jpg", "cap");
        root.drop(content.startsWith("{") ? "inbox/bad.json" : "inbox/bad.csv", content);

        assertThat(refs()).containsExactly("etsy/CAP");
        assertThat(root.session().probe().warnings()).hasSize(content.isEmpty() ? 0 : 1);
    }

    @Test
    void a_picture_that_a_manifest_names_and_that_is_not_there_is_told() throws IOException {
        root.drop("inbox/export.csv", "sku,image\nCAP,CAP/1.jpg\n");

        Listing listing = root.read(new ListingRef("etsy/CAP"));

        assertThat(listing.gallery().images()).isEmpty();
        assertThat(listing.issues()).singleElement().satisfies(issue -> assertThat(issue.message())
                .isEqualTo("export.csv names CAP/1.jpg, which isn't a picture inside the folder"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside.jpg",
                "../../outside.jpg",
                "CAP/../../../outside.jpg",
                "..\\..\\outside.jpg",
                "/etc/passwd",
                "link.jpg",
                "linked/outside.jpg",
                "../shelf/etsy/CAP/mine.jpg",
                "https://example.com/outside.jpg?token=hush"
            })
    void a_manifest_leads_nowhere_outside(String path) throws IOException {
        Files.writeString(folder.resolve("outside.jpg"), "outside");
        Files.createSymbolicLink(root.path("inbox/link.jpg"), folder.resolve("outside.jpg"));
        Files.createSymbolicLink(root.path("inbox/linked"), folder);
        root.drop("shelf/etsy/CAP/mine.jpg", "published");
        root.drop("inbox/export.csv", "sku,image\nMUG," + path + "\n");

        Listing listing = root.read(new ListingRef("etsy/MUG"));

        assertThat(listing.gallery().images()).isEmpty();
        assertThat(listing.issues()).singleElement().satisfies(issue -> assertThat(issue.message())
                .doesNotContain("hush"));
    }

    @Test
    void a_folder_that_is_a_link_outside_is_no_sku() throws IOException {
        Files.writeString(folder.resolve("1.jpg"), "outside");
        Files.createSymbolicLink(root.path("inbox/CAP"), folder);

        assertThat(refs()).isEmpty();
    }

    @Test
    void a_link_inside_is_followed() throws IOException {
        root.drop("photos/1.jpg", "cap");
        Files.createSymbolicLink(root.path("inbox/CAP"), root.path("photos"));

        assertThat(contents(root.read(new ListingRef("etsy/CAP")))).containsExactly("cap");
    }

    @Test
    void nothing_is_published_through_a_link_outside() throws IOException {
        root.withShoe();
        Listing base = root.read(Root.SHOE);
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createDirectories(root.path("shelf"));
        Files.createSymbolicLink(root.path("shelf/etsy"), elsewhere);

        assertThatThrownBy(() -> root.session().writer().write(Root.cutOut(base)))
                .isInstanceOf(ConnectorException.class);

        assertThat(Files.list(elsewhere)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "etsy/../../inbox",
                "etsy/..",
                "etsy/a/b",
                "etsy/",
                "myspace/CAP",
                "amazon/CAP",
                "CAP",
                "etsy/.lock"
            })
    void a_reference_of_somebody_else_is_not_found(String ref) throws IOException {
        root.drop("inbox/CAP/1.jpg", "cap");

        assertThatThrownBy(() -> root.read(new ListingRef(ref))).isInstanceOf(ConnectorException.NotFound.class);
    }

    @Test
    void a_disk_that_is_away_is_no_empty_shop() throws IOException {
        root.drop("inbox/CAP/1.jpg", "cap");
        Files.move(root.path(""), folder.resolve("unmounted"));

        assertThatThrownBy(() -> root.session().reader().page(Cursor.START))
                .isInstanceOf(ConnectorException.Unavailable.class);
    }

    @Test
    void a_file_among_the_shelves_disturbs_nobody() throws IOException {
        root.drop("inbox/CAP/1.jpg", "cap");
        root.drop("shelf/etsy/read me.txt", "hello");
        root.drop("inbox/no picture in here/notes.txt", "hello");

        assertThat(refs()).containsExactly("etsy/CAP");
    }

    private static List<String> altTexts(Listing listing) {
        return listing.gallery().images().stream().map(ProductImage::altText).toList();
    }

    private List<String> refs() {
        return root.session().reader().page(Cursor.START).listings().stream()
                .map(listing -> listing.ref().id())
                .toList();
    }
}
