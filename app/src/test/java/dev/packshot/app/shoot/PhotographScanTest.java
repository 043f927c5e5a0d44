package dev.packshot.app.shoot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.catalog.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotographScanTest {
    @TempDir
    Path folder;

    Path photos;

    @BeforeEach
    void photos() throws IOException {
        photos = Files.createDirectory(folder.resolve("photos"));
    }

    @Test
    void sub_folders_are_skus() throws IOException {
        photograph("mug/front.jpg");
        photograph("mug/back.jpg");
        photograph("lamp/a.jpg");

        assertThat(plan(SkuSource.AUTO))
                .containsExactly("lamp main lamp/a.jpg", "mug main mug/back.jpg", "mug gallery-1 mug/front.jpg");
    }

    @Test
    void loose_files_are_named_by_their_sku_and_numbered_at_the_end() throws IOException {
        photograph("MUG-7_2.jpg");
        photograph("MUG-7_10.jpg");
        photograph("MUG-7_1.jpg");
        photograph("LAMP.jpg");

        assertThat(plan(SkuSource.AUTO))
                .containsExactly(
                        "LAMP main LAMP.jpg",
                        "MUG-7 main MUG-7_1.jpg",
                        "MUG-7 gallery-1 MUG-7_2.jpg",
                        "MUG-7 gallery-2 MUG-7_10.jpg");
    }

    @Test
    void a_number_in_the_middle_of_a_name_is_no_picture_number() throws IOException {
        photograph("case_exif-orientation-5.jpg");
        photograph("book_12MP.jpg");

        assertThat(plan(SkuSource.AUTO))
                .containsExactly(
                        "book_12MP main book_12MP.jpg", "case_exif-orientation-5 main case_exif-orientation-5.jpg");
    }

    @Test
    void the_seller_can_insist_on_folders_or_file_names() throws IOException {
        photograph("mug/MUG_1.jpg");
        photograph("loose.jpg");

        assertThat(plan(SkuSource.FOLDER)).containsExactly("mug main mug/MUG_1.jpg", "photos main loose.jpg");
        assertThat(plan(SkuSource.FILENAME)).containsExactly("MUG main mug/MUG_1.jpg", "loose main loose.jpg");
    }

    @Test
    void folders_of_the_same_name_in_different_places_stay_different_skus() throws IOException {
        photograph("spring/mug/a.jpg");
        photograph("autumn/mug/a.jpg");

        assertThat(plan(SkuSource.AUTO))
                .containsExactly("autumn-mug main autumn/mug/a.jpg", "spring-mug main spring/mug/a.jpg");
    }

    @Test
    void a_file_that_promises_no_picture_is_passed_over_and_listed() throws IOException {
        photograph("mug.jpg");
        Files.writeString(photos.resolve("notes.txt"), "buy milk");

        ShootPlan plan = scan(SkuSource.AUTO).plan(List.of(photos));

        assertThat(plan.pictures()).hasSize(1);
        assertThat(plan.ignored()).containsExactly("notes.txt");
    }

    @Test
    void a_picture_without_an_extension_is_found_by_its_content() throws IOException {
        Files.write(photos.resolve("IMG"), new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16});

        assertThat(plan(SkuSource.AUTO)).containsExactly("IMG main IMG");
    }

    @Test
    void the_output_folder_is_never_an_input() throws IOException {
        photograph("mug.jpg");
        photograph("sets/amazon/mug/main.jpg");

        ShootPlan plan = new PhotographScan(SkuSource.AUTO, photos.resolve("sets")).plan(List.of(photos));

        assertThat(plan.pictures()).extracting(PlannedPicture::name).containsExactly("mug.jpg");
    }

    @Test
    void two_pictures_of_one_stem_get_two_masks() throws IOException {
        photograph("book.avif");
        photograph("book.heic");

        ShootPlan plan = scan(SkuSource.AUTO).plan(List.of(photos));

        assertThat(plan.pictures()).extracting(PlannedPicture::maskName).containsExactly("book.png", "book.heic.png");
    }

    @Test
    void any_file_name_becomes_a_sku() throws IOException {
        photograph("line\nbreak.jpg");
        photograph(" .jpg");
        photograph("x".repeat(200) + ".jpg");

        assertThat(scan(SkuSource.AUTO).plan(List.of(photos)).pictures())
                .extracting(picture -> picture.sku().value())
                .containsExactly(
                        "_",
                        "line_break",
                        "x".repeat(64) + "~" + Digest.of("x".repeat(200)).abbreviated());
    }

    private List<String> plan(SkuSource source) throws IOException {
        return scan(source).plan(List.of(photos)).pictures().stream()
                .map(picture ->
                        "%s %s %s".formatted(picture.sku(), picture.slot().label(), picture.name()))
                .toList();
    }

    private PhotographScan scan(SkuSource source) {
        return new PhotographScan(source, folder.resolve("out"));
    }

    private void photograph(String name) throws IOException {
        Path file = photos.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
    }
}
