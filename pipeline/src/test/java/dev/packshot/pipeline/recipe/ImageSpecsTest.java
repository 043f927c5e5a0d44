package dev.packshot.pipeline.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.catalog.Backdrop;
import dev.packshot.catalog.ImageSpec;
import dev.packshot.catalog.Platform;
import dev.packshot.catalog.Shadow;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageSpecsTest {
    private final ImageSpecs specs = ImageSpecs.shipped();

    @Test
    void every_platform_has_a_main_and_a_gallery_target() {
        assertThat(specs.platforms())
                .extracting(Platform::id)
                .containsExactly("amazon", "etsy", "shopify", "google", "ebay", "walmart", "tiktokshop")
                .allSatisfy(id -> assertThat(specs.of(new Platform(id)))
                        .extracting(ImageSpec::main)
                        .containsExactly(true, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"amazon", "walmart", "tiktokshop"})
    void marketplaces_that_demand_pure_white_get_it_without_a_shadow(String id) {
        ImageSpec main = specs.of(new Platform(id)).getFirst();

        assertThat(main.backdrop()).isEqualTo(Backdrop.WHITE);
        assertThat(main.shadow()).isEqualTo(Shadow.NONE);
    }

    @Test
    void the_strictest_numbers_are_met() {
        ImageSpec amazon = specs.of(new Platform("amazon")).getFirst();
        ImageSpec google = specs.of(new Platform("google")).getFirst();
        ImageSpec etsy = specs.of(new Platform("etsy")).getFirst();
        ImageSpec ebay = specs.of(new Platform("ebay")).getFirst();
        ImageSpec tiktok = specs.of(new Platform("tiktokshop")).getFirst();

        assertThat(amazon.fill()).isBetween(0.86, 0.90);
        assertThat(google.fill()).isBetween(0.75, 0.90);
        assertThat(etsy.maxBytes()).isLessThanOrEqualTo(1_000_000);
        assertThat(etsy.canvas().shortest()).isGreaterThanOrEqualTo(2000);
        assertThat(ebay.lowestQuality()).isGreaterThanOrEqualTo(90);
        assertThat(tiktok.canvas().longest()).isLessThanOrEqualTo(2000);
    }

    @Test
    void every_target_says_why_it_is_so() throws IOException {
        JsonNode file = new ObjectMapper().readTree(ImageSpecs.class.getResource("/specs/image-specs.json"));

        assertThat(file.findValuesAsText("because")).hasSize(14).allSatisfy(because -> assertThat(because)
                .hasSizeGreaterThan(20));
    }

    @Test
    void an_unknown_platform_is_answered_with_the_known_ones() {
        assertThatThrownBy(() -> specs.of(new Platform("myspace")))
                .isInstanceOf(UnknownPlatform.class)
                .hasMessageContaining("myspace")
                .hasMessageContaining("amazon, etsy, shopify, google, ebay, walmart, tiktokshop");
    }

    @Test
    void the_recipe_without_a_profile_is_the_shipped_one() {
        Recipe recipe = Profile.none().recipe(List.of(new Platform("etsy"), new Platform("amazon")));

        assertThat(recipe.platforms()).containsExactly(new Platform("etsy"), new Platform("amazon"));
        assertThat(recipe.specs(true))
                .containsExactly(
                        specs.of(new Platform("etsy")).getFirst(),
                        specs.of(new Platform("amazon")).getFirst());
    }
}
