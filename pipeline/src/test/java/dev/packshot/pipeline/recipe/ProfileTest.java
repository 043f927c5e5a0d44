package dev.packshot.pipeline.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.packshot.catalog.Backdrop;
import dev.packshot.catalog.Digest;
import dev.packshot.catalog.ImageSpec;
import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import dev.packshot.catalog.Platform;
import dev.packshot.catalog.Rgb;
import dev.packshot.catalog.Shadow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileTest {
    private static final Platform AMAZON = new Platform("amazon");
    private static final Platform SHOPIFY = new Platform("shopify");
    private static final Path DOCUMENT = Path.of("..", "docs", "profile.md");

    private final Path folder;

    ProfileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void the_documented_example_does_what_it_says() throws IOException {
        String document = Files.readString(DOCUMENT);
        String example = document.substring(document.indexOf("```jsonc") + 8);

        Recipe recipe = read(example.substring(0, example.indexOf("```"))).recipe(List.of(AMAZON, SHOPIFY));

        assertThat(recipe.look()).isEqualTo(new Look(Look.Centre.WEIGHT, true, true, Look.Light.KEEP, 0.5));
        assertThat(recipe.specs(true).getFirst())
                .isEqualTo(ImageSpecs.shipped().of(AMAZON).getFirst());
        ImageSpec amazonGallery = recipe.specs(false).getFirst();
        assertThat(amazonGallery.backdrop()).isEqualTo(Backdrop.WHITE);
        assertThat(amazonGallery.shadow()).isEqualTo(Shadow.SOFT);
        ImageSpec shopify = recipe.specs(true).getLast();
        assertThat(shopify.backdrop()).isEqualTo(Backdrop.TRANSPARENT);
        assertThat(shopify.format()).isEqualTo(MediaType.WEBP);
        assertThat(shopify.canvas()).isEqualTo(PixelSize.square(2400));
        assertThat(shopify.fill()).isEqualTo(1 - 200 / 2400.0);
        // The platform's wish wins over the one in "every".
        assertThat(recipe.specs(false).getLast().backdrop()).isEqualTo(Backdrop.TRANSPARENT);
    }

    @Test
    void the_documented_keys_are_the_ones_that_are_read() throws IOException {
        List<String> rows = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(Stream.of(ProfileKey.values())
                        .map(key -> "| `%s` | %s | %s |".formatted(key.path(), key.allowed(), key.meaning()))
                        .toList());
    }

    @Test
    void all_mistakes_are_reported_at_once() {
        ThrowingCallable reading = () -> read("""
                {
                  "look": { "centre": "middle", "sharpening": 9, "colour": 1 },
                  "every": { "fill": 1.5, "margin": 0.1, "backdrop": "no-such.jpg" },
                  "platforms": {
                    "amazon": { "quality": "high", "main": { "shadow": "NONE", "canvas": 5 } },
                    "myspace": {},
                    "etsy": [],
                  },
                }
                """);

        assertThatThrownBy(reading)
                .asInstanceOf(type(ProfileInvalid.class))
                .extracting(invalid -> invalid.problems().stream()
                        .map(ProfileInvalid.Problem::key)
                        .toList())
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .containsExactlyInAnyOrder(
                        "look.centre",
                        "look.sharpening",
                        "look.colour",
                        "every",
                        "every.fill",
                        "every.backdrop",
                        "platforms.myspace",
                        "platforms.amazon.quality",
                        "platforms.amazon.main.shadow",
                        "platforms.amazon.main.canvas",
                        "platforms.etsy");
    }

    @Test
    void a_mistake_says_what_was_found_and_what_is_allowed() {
        assertThatThrownBy(() -> read("{\"look\": {\"light\": \"bright\"}}"))
                .isInstanceOf(ProfileInvalid.class)
                .hasMessageContaining("look.light is \"bright\"; allowed: \"keep\" or \"lift\"");
    }

    @Test
    void a_file_that_is_not_json_says_where() {
        assertThatThrownBy(() -> read("{\n  \"look\": }"))
                .isInstanceOf(ProfileInvalid.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void an_empty_file_is_a_mistake() {
        assertThatThrownBy(() -> read("")).isInstanceOf(ProfileInvalid.class);
    }

    @Test
    void values_that_contradict_each_other_are_a_mistake() {
        assertThatThrownBy(
                        () -> read(
                                "{\"platforms\": {\"etsy\": {\"main\": {\"backdrop\": \"transparent\", \"format\": \"jpeg\"}}}}"))
                .isInstanceOf(ProfileInvalid.class)
                .hasMessageContaining("platforms.etsy.main")
                .hasMessageContaining("JPEG has no alpha channel");
    }

    @Test
    void a_wish_that_breaks_a_marketplaces_rule_is_followed() throws IOException {
        Recipe recipe = read("{\"platforms\": {\"amazon\": {\"backdrop\": \"transparent\"}}}")
                .recipe(List.of(AMAZON));

        assertThat(recipe.specs(true).getFirst().format()).isEqualTo(MediaType.PNG);
        assertThat(recipe.specs(true).getFirst().backdrop()).isEqualTo(Backdrop.TRANSPARENT);
    }

    @Test
    void margins_may_be_ratios_percentages_and_pixels() throws IOException {
        Profile profile = read("""
                {"every": {"canvas": 2000}, "platforms": {
                  "amazon": {"margin": 0.06}, "etsy": {"margin": "6%"}, "shopify": {"margin": "120px"}}}
                """);

        assertThat(profile.recipe(List.of(AMAZON, new Platform("etsy"), SHOPIFY))
                        .specs())
                .allSatisfy(spec -> assertThat(spec.fill()).isEqualTo(0.88));
    }

    @Test
    void a_backdrop_picture_is_known_by_its_content_not_by_its_place() throws IOException {
        String profile = "{\"every\": {\"backdrop\": \"wood.png\"}}";
        Files.write(folder.resolve("wood.png"), new byte[] {1, 2, 3});
        Recipe here = read(profile).recipe(List.of(AMAZON));
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.write(elsewhere.resolve("wood.png"), new byte[] {1, 2, 3});
        Recipe there = Profile.read(Files.writeString(elsewhere.resolve("profile.json"), profile))
                .recipe(List.of(AMAZON));
        Files.write(folder.resolve("wood.png"), new byte[] {1, 2, 4});

        Recipe changed = read(profile).recipe(List.of(AMAZON));

        assertThat(there.digest()).isEqualTo(here.digest());
        assertThat(changed.digest()).isNotEqualTo(here.digest());
    }

    @Test
    void colours_are_read_as_they_are_written() throws IOException {
        Recipe recipe = read("{\"every\": {\"backdrop\": \"#3B2418\"}}").recipe(List.of(AMAZON));

        assertThat(recipe.specs().getFirst().backdrop()).isEqualTo(new Backdrop.Colour(new Rgb(0x3B, 0x24, 0x18)));
    }

    @Test
    void a_profile_from_elsewhere_reads_as_one_from_a_file_does() throws IOException {
        String text = "{\"look\": {\"sameScale\": true}, \"every\": {\"backdrop\": \"#3B2418\", \"fill\": \"80%\"}, }";

        Recipe recipe = Profile.parse("brand 7", text).recipe(List.of(AMAZON, SHOPIFY));

        assertThat(recipe).isEqualTo(read(text).recipe(List.of(AMAZON, SHOPIFY)));
    }

    @Test
    void a_profile_from_elsewhere_opens_no_file_of_this_machine() throws IOException {
        Path there = Files.write(folder.resolve("wood.png"), new byte[] {1, 2, 3});
        String text = "{\"every\": {\"backdrop\": \"%s\"}}".formatted(there);

        assertThatThrownBy(() -> Profile.parse("brand 7", text))
                .isInstanceOf(ProfileInvalid.class)
                .hasMessageContaining("brand 7")
                .hasMessageContaining("every.backdrop is \"" + there + "\"")
                .hasMessageContaining("a picture only in a profile that is a file");
        assertThat(read(text).recipe(List.of(AMAZON)).specs().getFirst().backdrop())
                .isInstanceOf(Backdrop.Picture.class);
    }

    @Test
    void a_profile_from_elsewhere_may_name_the_pictures_that_it_is_given() {
        var oak = new Backdrop.Picture(folder.resolve("any"), Digest.of("oak"));
        var pictures = new BackdropPictures() {
            @Override
            public Optional<Backdrop.Picture> find(String name) {
                return name.equals("oak") ? Optional.of(oak) : Optional.empty();
            }

            @Override
            public String allowed() {
                return "\"oak\"";
            }
        };

        Recipe recipe = Profile.parse("brand 7", "{\"every\": {\"backdrop\": \"oak\"}}", pictures)
                .recipe(List.of(AMAZON));

        assertThat(recipe.specs())
                .allSatisfy(spec -> assertThat(spec.backdrop()).isEqualTo(oak));
        assertThatThrownBy(() -> Profile.parse("brand 7", "{\"every\": {\"backdrop\": \"ash\"}}", pictures))
                .isInstanceOf(ProfileInvalid.class)
                .hasMessageContaining("every.backdrop is \"ash\"; allowed: \"oak\"");
    }

    @Test
    void mistakes_in_a_profile_from_elsewhere_are_named_too() {
        assertThatThrownBy(() -> Profile.parse("brand 7", "{\n  \"look\": }"))
                .isInstanceOf(ProfileInvalid.class)
                .hasMessageContaining("brand 7")
                .hasMessageContaining("line 2");
    }

    private Profile read(String text) throws IOException {
        return Profile.read(Files.writeString(folder.resolve("profile.json"), text));
    }
}
