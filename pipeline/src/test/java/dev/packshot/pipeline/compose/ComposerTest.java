package dev.packshot.pipeline.compose;

import static dev.packshot.pipeline.compose.Products.rectangle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.packshot.catalog.Backdrop;
import dev.packshot.catalog.Digest;
import dev.packshot.catalog.ImageSpec;
import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import dev.packshot.catalog.Rgb;
import dev.packshot.catalog.Shadow;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.PixelRect;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.recipe.Look;
import dev.packshot.pipeline.refine.Cutout;
import dev.packshot.pipeline.vips.Vips;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComposerTest {
    private static final int[] RED = {190, 40, 30};
    private static final PixelSize PHOTO = new PixelSize(900, 700);
    private static final ImageSpec WHITE = Products.spec(400, 200, Backdrop.WHITE, Shadow.NONE, MediaType.JPEG);

    private final Composer composer = new Composer();
    private final PixelMemory memory = new PixelMemory(64 << 20);

    @AfterEach
    void free() {
        memory.close();
    }

    @ParameterizedTest
    @CsvSource({"120,600", "800,90", "420,410", "30,20", "5,9", "700.5,600.3"})
    void the_product_fills_its_share_to_within_a_pixel(double width, double height) {
        Composition picture = compose(red(width, height), WHITE, Look.DEFAULT);

        assertThat(picture.box().size().longest())
                .isCloseTo((int) Math.round(0.88 * picture.size().width()), within(1));
    }

    @ParameterizedTest
    @EnumSource(Shadow.class)
    void the_ground_is_exactly_the_backdrop_away_from_product_and_shadow(Shadow shadow) {
        ImageSpec spec = Products.spec(400, 200, Backdrop.WHITE, shadow, MediaType.JPEG);

        Composition picture = compose(red(500, 300), spec, Look.DEFAULT);

        PixelRect box = picture.box();
        assertThat(differing(picture.pixels(), 0, 0, 400, box.top() - 3)).isZero();
        assertThat(differing(picture.pixels(), 0, 0, 400, 6)).isZero();
        assertThat(differing(picture.pixels(), 0, 394, 400, 6)).isZero();
        assertThat(differing(picture.pixels(), 0, 0, 6, 400)).isZero();
        assertThat(differing(picture.pixels(), 394, 0, 6, 400)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"250,250,250", "10,10,12", "190,40,30"})
    void no_halo_of_another_colour_surrounds_the_product(int red, int green, int blue) {
        Rgb ground = new Rgb(60, 36, 24);
        ImageSpec spec = Products.spec(400, 200, new Backdrop.Colour(ground), Shadow.NONE, MediaType.PNG);
        Cutout cutout =
                Products.cutout(memory, PHOTO, rectangle(450, 350, 520, 400, 0), new int[] {red, green, blue}, 0);

        Composition picture = compose(cutout, spec, Look.DEFAULT);

        int[] product = {red, green, blue};
        int[] under = {60, 36, 24};
        for (int c = 0; c < 3; c++) {
            int channel = c;
            assertThat(IntStream.range(0, 400 * 400)
                            .map(i -> picture.pixels().sample(i % 400, i / 400, channel))
                            .summaryStatistics())
                    .satisfies(seen -> {
                        assertThat(seen.getMin()).isEqualTo(Math.min(product[channel], under[channel]));
                        assertThat(seen.getMax()).isEqualTo(Math.max(product[channel], under[channel]));
                    });
        }
    }

    @Test
    void a_shadow_lies_under_the_product_and_not_above_it() {
        ImageSpec spec = Products.spec(400, 200, Backdrop.WHITE, Shadow.SOFT, MediaType.JPEG);

        Composition picture = compose(red(500, 300), spec, Look.DEFAULT);

        int below = picture.pixels().sample(200, picture.box().bottom() + 3, 0);
        int above = picture.pixels().sample(200, picture.box().top() - 4, 0);
        assertThat(below).isBetween(120, 245);
        assertThat(above).isEqualTo(255);
        assertThat(picture.coverage().sample(200, picture.box().bottom() + 3, 0))
                .isZero();
    }

    @Test
    void a_transparent_picture_keeps_product_and_shadow_in_its_alpha() {
        ImageSpec spec = Products.spec(400, 200, Backdrop.TRANSPARENT, Shadow.SOFT, MediaType.PNG);

        Raster pixels = compose(red(500, 300), spec, Look.DEFAULT).pixels();

        assertThat(pixels.bands()).isEqualTo(4);
        assertThat(IntStream.range(0, 4).map(c -> pixels.sample(200, 200, c))).containsExactly(190, 40, 30, 255);
        assertThat(pixels.sample(5, 5, 3)).isZero();
    }

    @Test
    void a_small_original_gets_a_smaller_canvas_instead_of_being_enlarged() {
        Composition picture = compose(red(220, 100), WHITE, Look.DEFAULT);

        assertThat(picture.size().width()).isEqualTo(250);
        assertThat(picture.enlarged()).isFalse();
    }

    @Test
    void an_enlargement_that_cannot_be_avoided_is_admitted() {
        Composition picture = compose(red(44, 20), WHITE, Look.DEFAULT);

        assertThat(picture.size()).isEqualTo(PixelSize.square(200));
        assertThat(picture.scale()).isCloseTo(4, within(0.1));
        assertThat(picture.enlarged()).isTrue();
    }

    @Test
    void a_product_askew_by_a_few_degrees_is_levelled_when_wanted() {
        Cutout askew = Products.cutout(memory, PHOTO, rectangle(450, 350, 600, 300, 3.5), RED, 0);
        Look look = new Look(Look.Centre.BOX, true, false, Look.Light.KEEP, 0);

        PixelRect levelled = compose(askew, WHITE, look).box();

        assertThat(levelled.height()).isCloseTo(176, within(2));
        assertThat(compose(askew, WHITE, Look.DEFAULT).box().height()).isGreaterThan(190);
    }

    @Test
    void a_product_that_is_not_rectangular_stays_as_it_was_photographed() {
        Products.Shape ellipse = (x, y) -> {
            double u = (x - 450) + 0.05 * (y - 350);
            return (Math.hypot(u / 300, (y - 350) / 150) - 1) * 150;
        };
        Cutout cutout = Products.cutout(memory, PHOTO, ellipse, RED, 0);

        assertThat(Outline.of(cutout.pixels(), cutout.box()).levellingDegrees()).isZero();
    }

    @Test
    void a_mug_is_centred_by_its_weight_as_far_as_the_margins_allow() {
        Products.Shape bodyWithHandle = (x, y) -> Math.min(
                rectangle(400, 350, 260, 600, 0).distance(x, y),
                rectangle(580, 350, 100, 40, 0).distance(x, y));
        Cutout mug = Products.cutout(memory, PHOTO, bodyWithHandle, RED, 0);
        Look byBox = new Look(Look.Centre.BOX, false, false, Look.Light.KEEP, 0);

        PixelRect weighed = compose(mug, WHITE, Look.DEFAULT).box();

        PixelRect boxed = compose(mug, WHITE, byBox).box();
        assertThat(boxed.left() + boxed.width() / 2).isCloseTo(200, within(1));
        assertThat(weighed.left()).isGreaterThan(boxed.left() + 5);
        assertThat(weighed.right()).isLessThanOrEqualTo(400 - 24);
        assertThat(weighed.top()).isEqualTo(boxed.top());
    }

    @Test
    void a_side_cut_off_by_the_photograph_lies_against_the_border() {
        Cutout cut = Products.cutout(memory, PHOTO, rectangle(450, 600, 300, 400, 0), RED, 0);

        Composition picture = compose(cut, WHITE, Look.DEFAULT);

        assertThat(picture.box().bottom()).isEqualTo(picture.size().height());
        assertThat(picture.box().top()).isGreaterThan(30);
    }

    @Test
    void gallery_pictures_of_a_set_share_one_scale_when_wanted() {
        Look look = new Look(Look.Centre.BOX, false, true, Look.Light.KEEP, 0);
        OptionalDouble common = SetScale.of(look, WHITE, List.of(new PixelSize(600, 300), new PixelSize(300, 200)));

        Composition small = compose(red(300, 200), WHITE, look, common);
        Composition large = compose(red(600, 300), WHITE, look, common);

        assertThat(small.box().width()).isCloseTo(large.box().width() / 2, within(1));
        assertThat(SetScale.of(Look.DEFAULT, WHITE, List.of(new PixelSize(6, 3))))
                .isEmpty();
    }

    @Test
    void colours_inside_the_product_are_the_photographs_own() {
        Composition picture = compose(red(500, 300), WHITE, Look.DEFAULT);

        for (int c = 0; c < 3; c++) {
            assertThat(picture.pixels().sample(200, 200, c))
                    .isEqualTo(picture.reference().sample(200, 200, c))
                    .isEqualTo(RED[c]);
        }
        assertThat(picture.altered()).isFalse();
    }

    @Test
    void lifting_a_dark_product_is_bounded_and_admitted() {
        Cutout dark = Products.cutout(memory, PHOTO, rectangle(450, 350, 500, 300, 0), new int[] {60, 50, 40}, 0);
        Look lift = new Look(Look.Centre.BOX, false, false, Look.Light.LIFT, 0);

        Composition picture = compose(dark, WHITE, lift);

        assertThat(picture.altered()).isTrue();
        assertThat(picture.pixels().sample(200, 200, 0)).isBetween(68, 72);
        assertThat(picture.reference().sample(200, 200, 0)).isEqualTo(60);
    }

    @Test
    void a_backdrop_picture_covers_the_canvas(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("wood.png");
        Raster wood = memory.allocate(new PixelSize(60, 30), 3).fill(77);
        try (Vips vips = Vips.open()) {
            Files.write(
                    file,
                    vips.operation("pngsave_target")
                            .with("in", vips.image(wood))
                            .encode());
        }
        Backdrop picture = new Backdrop.Picture(file, Digest.of(Files.readAllBytes(file)));
        ImageSpec spec = Products.spec(400, 200, picture, Shadow.NONE, MediaType.PNG);

        Raster pixels = compose(red(500, 300), spec, Look.DEFAULT).pixels();

        assertThat(pixels.sample(0, 0, 0)).isEqualTo(77);
        assertThat(pixels.sample(399, 399, 2)).isEqualTo(77);
    }

    @Test
    void the_same_cut_out_gives_the_same_pixels_and_working_memory_is_given_back() {
        Cutout cutout = red(500, 300);
        Raster first = compose(cutout, WHITE, Look.DEFAULT).pixels();
        long before = memory.peakBytes();

        Raster second = compose(cutout, WHITE, Look.DEFAULT).pixels();

        assertThat(second.pixels().mismatch(first.pixels())).isEqualTo(-1);
        assertThat(memory.peakBytes() - before).isLessThanOrEqualTo(7L * 400 * 400);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_motif_made_once_gives_each_target_the_pixels_that_its_own_would(boolean straighten) {
        Look look = new Look(Look.Centre.WEIGHT, straighten, false, Look.Light.KEEP, 0.5);
        List<ImageSpec> targets = List.of(
                WHITE,
                Products.spec(300, 300, Backdrop.TRANSPARENT, Shadow.SOFT, MediaType.PNG),
                Products.spec(1200, 1200, new Backdrop.Colour(new Rgb(60, 36, 24)), Shadow.CONTACT, MediaType.JPEG));
        Cutout askew = Products.cutout(memory, PHOTO, rectangle(450, 350, 500, 300, 3.5), RED, 9);
        List<Composition> alone =
                targets.stream().map(target -> compose(askew, target, look)).toList();

        List<Composition> together;
        try (Motif motif = Motif.of(askew, look, memory)) {
            together = targets.stream()
                    .map(target -> composer.compose(motif, target, OptionalDouble.empty()))
                    .toList();
        }

        for (int i = 0; i < targets.size(); i++) {
            assertThat(bytes(together.get(i))).isEqualTo(bytes(alone.get(i)));
        }
    }

    @Test
    void a_motif_needs_the_cut_outs_pixels_no_more_and_gives_its_own_back() {
        Cutout cutout = red(500, 300);
        byte[] expected = bytes(compose(cutout, WHITE, Look.DEFAULT));
        var little = new PixelMemory(8 << 20);

        Composition picture;
        try (Motif motif = Motif.of(cutout, Look.DEFAULT, little)) {
            cutout.pixels().close();
            picture = composer.compose(motif, WHITE, OptionalDouble.empty());
        }

        assertThat(bytes(picture)).isEqualTo(expected);
        picture.release();
        assertThat(little.allocate(new PixelSize(8 << 20, 1), 1).byteSize()).isEqualTo(8 << 20);
        little.close();
    }

    private static byte[] bytes(Composition picture) {
        var bytes = new ByteArrayOutputStream();
        for (Raster raster : List.of(picture.pixels(), picture.coverage(), picture.reference())) {
            bytes.writeBytes(raster.pixels().toArray(ValueLayout.JAVA_BYTE));
        }
        return bytes.toByteArray();
    }

    private Cutout red(double width, double height) {
        return Products.cutout(memory, PHOTO, rectangle(450, 350, width, height, 0), RED, 0);
    }

    private Composition compose(Cutout cutout, ImageSpec spec, Look look) {
        return compose(cutout, spec, look, OptionalDouble.empty());
    }

    private Composition compose(Cutout cutout, ImageSpec spec, Look look, OptionalDouble setScale) {
        try (Motif motif = Motif.of(cutout, look, memory)) {
            return composer.compose(motif, spec, setScale);
        }
    }

    private static int differing(Raster pixels, int left, int top, int width, int height) {
        int count = 0;
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                boolean white =
                        pixels.sample(x, y, 0) == 255 && pixels.sample(x, y, 1) == 255 && pixels.sample(x, y, 2) == 255;
                count += white ? 0 : 1;
            }
        }
        return count;
    }
}
