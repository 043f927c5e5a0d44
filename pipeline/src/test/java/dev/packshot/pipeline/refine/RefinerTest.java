package dev.packshot.pipeline.refine;

import static dev.packshot.pipeline.refine.Scene.box;
import static dev.packshot.pipeline.refine.Scene.disc;
import static dev.packshot.pipeline.refine.Scene.plain;
import static dev.packshot.pipeline.refine.Scene.strand;
import static dev.packshot.pipeline.refine.Scene.textured;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.doubt.Calibration;
import dev.packshot.pipeline.doubt.Calibration.CalibratedOn;
import dev.packshot.pipeline.doubt.Feature;
import dev.packshot.pipeline.matte.Matte;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.vips.Vips;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefinerTest {
    private static final PixelSize PHONE = new PixelSize(4000, 3000);
    private static final PixelSize SMALL = new PixelSize(1200, 900);
    /** Every feature counts alike: for the direction of figures, not for their height. */
    private static final Calibration EVEN = new Calibration(
            -4,
            Arrays.stream(Feature.values()).collect(Collectors.toMap(feature -> feature, feature -> 3.0)),
            0.9,
            0.5,
            new CalibratedOn("nothing", 0, 0));

    private final PixelMemory memory = new PixelMemory(400L << 20);
    private final Refiner refiner = new Refiner(TrimapThresholds.usual(), Optional.of(EVEN));

    @AfterEach
    void give_back() {
        memory.close();
    }

    private Judged judged(Scene scene) {
        return new Judged(scene, refiner.refine(scene.original(memory), scene.matte(), memory));
    }

    @Test
    void a_sharp_edge_stays_sharp_at_full_resolution() {
        Scene scene =
                new Scene(PHONE, box(1100, 700, 2900, 2300), textured(170, 60, 50, 10), textured(200, 195, 180, 8), 3);

        Judged judged = judged(scene);

        for (int y = 900; y < 2100; y += 37) {
            double width = 0;
            for (int x = 1060; x < 1140; x++) {
                double alpha = judged.alpha(x, y);
                width += alpha > 0.1 && alpha < 0.9 ? 1 : 0;
                assertThat(Math.abs(alpha - scene.alpha(x, y)))
                        .as("at %d, %d", x, y)
                        .isLessThan(0.4);
            }
            assertThat(width).as("transition in row %d", y).isLessThanOrEqualTo(3);
        }
        assertThat(judged.alphaError(12)).isLessThan(0.02);
    }

    @Test
    void thin_strands_are_found_beyond_the_networks_resolution() {
        Scene.Shape shape = disc(2000, 1600, 700);
        for (int i = 0; i < 8; i++) {
            double x = 1700 + 85 * i;
            double edge = 1600 - Math.sqrt(700 * 700 - (x - 2000) * (x - 2000));
            shape = shape.or(strand(x, edge + 10, x + 6, edge - 22, 3));
        }
        Scene scene = new Scene(PHONE, shape, plain(60, 40, 30), textured(180, 190, 200, 6), 2);

        Judged judged = judged(scene);

        assertThat(judged.alphaError(12)).isLessThan(0.06);
    }

    @Test
    void a_handle_keeps_its_hole() {
        Scene.Shape mug = box(350, 250, 750, 700)
                .or(disc(760, 470, 150).without(disc(760, 470, 105)).without(box(0, 0, 745, 900)));
        Scene scene = new Scene(SMALL, mug, plain(40, 80, 160), textured(210, 200, 190, 6), 3);

        Judged judged = judged(scene);

        assertThat(judged.alpha(800, 470)).isZero();
        assertThat(judged.alpha(887, 470)).isEqualTo(1);
        assertThat(judged.alphaError(8)).isLessThan(0.05);
    }

    @Test
    void the_old_ground_leaves_no_fringe_on_white() {
        Scene scene = new Scene(SMALL, disc(600, 450, 280), plain(200, 190, 180), plain(20, 120, 40), 3);

        Judged judged = judged(scene);

        assertThat(judged.fringeOnWhite()).isLessThan(5).isLessThan(judged.fringeOfTheBarePhotograph() / 4);
    }

    @Test
    void nothing_outside_the_product_box_is_ever_opaque() {
        Scene scene = new Scene(SMALL, disc(500, 420, 220), plain(180, 60, 60), textured(120, 130, 120, 40), 4);

        Judged judged = judged(scene);

        assertThat(judged.worstOutside(14)).isZero();
        assertThat(judged.cutout().box().size()).isEqualTo(new PixelSize(440, 440));
    }

    @Test
    void the_same_photograph_gives_the_same_bytes_twice() {
        Scene scene = new Scene(SMALL, disc(600, 450, 280), textured(90, 60, 40, 20), textured(190, 180, 170, 20), 5);
        Cutout first = refiner.refine(scene.original(memory), scene.matte(), memory);

        Cutout second = CompletableFuture.supplyAsync(
                        () -> refiner.refine(scene.original(memory), scene.matte(), memory))
                .join();

        assertSame(second, first);
    }

    @Test
    void two_photographs_at_the_same_time_come_out_as_each_does_alone() throws InterruptedException {
        Scene one = new Scene(SMALL, disc(600, 450, 280), textured(90, 60, 40, 20), textured(190, 180, 170, 20), 5);
        Scene other = new Scene(SMALL, box(300, 200, 800, 900), plain(30, 90, 170), textured(200, 190, 170, 12), 4);
        Cutout oneAlone = refined(one);
        Cutout otherAlone = refined(other);
        CyclicBarrier together = new CyclicBarrier(2);

        List<Cutout> both;
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            both = threads
                    .invokeAll(List.<Callable<Cutout>>of(
                            () -> refinedThrice(one, together), () -> refinedThrice(other, together)))
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        }

        assertSame(both.getFirst(), oneAlone);
        assertSame(both.getLast(), otherAlone);
    }

    private Cutout refined(Scene scene) {
        return refiner.refine(scene.original(memory), scene.matte(), memory);
    }

    /** All three times alike, or it fails; gives the last. */
    private Cutout refinedThrice(Scene scene, CyclicBarrier together) throws Exception {
        var original = scene.original(memory);
        var matte = scene.matte();
        together.await();
        Cutout first = refiner.refine(original, matte, memory);
        assertSame(refiner.refine(original, matte, memory), first);
        Cutout last = refiner.refine(original, matte, memory);
        assertSame(last, first);
        return last;
    }

    private static void assertSame(Cutout cutout, Cutout expected) {
        assertThat(cutout.place()).isEqualTo(expected.place());
        assertThat(cutout.box()).isEqualTo(expected.box());
        assertThat(cutout.pixels().pixels().mismatch(expected.pixels().pixels()))
                .isEqualTo(-1);
        assertThat(cutout.source().pixels().mismatch(expected.source().pixels()))
                .isEqualTo(-1);
        assertThat(cutout.uncertainty()).isEqualTo(expected.uncertainty());
    }

    @Test
    void colours_correct_a_network_that_saw_only_part_of_the_product() {
        Scene scene = new Scene(SMALL, box(300, 250, 900, 650), plain(170, 120, 60), textured(90, 110, 140, 15), 4);

        Cutout cutout = refiner.refine(scene.original(memory), scene.matte(box(300, 250, 650, 650), 60), memory);

        assertThat(cutout.box().width()).isEqualTo(600);
        assertThat(cutout.uncertainty().reasons()).contains(Uncertainty.Reason.METHODS_DISAGREE);
    }

    @Test
    void without_an_opinion_of_the_network_the_frame_is_taken_for_ground() {
        Scene scene = new Scene(SMALL, disc(560, 430, 230), plain(30, 90, 170), textured(200, 190, 170, 12), 4);

        Cutout cutout = refiner.refine(scene.original(memory), scene.noOpinion(), memory);

        assertThat(cutout.box().size()).isEqualTo(new PixelSize(460, 460));
        assertThat(cutout.uncertainty().figure()).isGreaterThan(0.5);
        assertThat(cutout.uncertainty().reasons()).contains(Uncertainty.Reason.NETWORK_UNSURE);
    }

    @Test
    void where_colours_show_nothing_the_network_s_guess_is_kept_and_said_to_be_one() {
        Scene scene = new Scene(SMALL, disc(600, 450, 200), plain(200, 200, 200), plain(200, 200, 200), 2);

        Matte sure = scene.matte();
        float[] faint = new float[sure.coverage().length];
        for (int i = 0; i < faint.length; i++) {
            faint[i] = 0.4f * sure.coverage()[i];
        }

        Cutout cutout = refiner.refine(scene.original(memory), new Matte(sure.size(), faint, "faint"), memory);

        assertThat(cutout.uncertainty().figure()).isEqualTo(Uncertainty.CANT_TELL);
        assertThat(cutout.uncertainty().reasons()).contains(Uncertainty.Reason.NOTHING_FOUND);
        assertThat(cutout.box().width()).isBetween(300, 500);
    }

    @Test
    void an_empty_sheet_is_refused_with_a_remedy() {
        Scene scene = new Scene(SMALL, (x, y) -> 1000, plain(0, 0, 0), plain(200, 200, 200), 2);

        assertThatThrownBy(() -> refiner.refine(scene.original(memory), scene.noOpinion(), memory))
                .isInstanceOfSatisfying(
                        NothingFound.class, e -> assertThat(e.remedy()).contains("plain ground"));
    }

    @Test
    void an_own_alpha_is_kept_to_the_last_step() {
        Scene scene = new Scene(SMALL, disc(600, 450, 200), plain(255, 128, 0), plain(0, 0, 0), 0);
        Raster alpha = memory.allocate(SMALL, 1).fill(0);
        for (int i = 0; i < 256; i++) {
            alpha.sample(500 + i % 16, 400 + i / 16, 0, i);
        }
        var original = Scene.photograph(scene.original(memory).pixels(), Optional.of(alpha));

        Cutout cutout = refiner.refine(original, scene.noOpinion(), memory);

        for (int i = 1; i < 256; i++) {
            int x = 500 + i % 16 - cutout.place().left();
            int y = 400 + i / 16 - cutout.place().top();
            assertThat(cutout.pixels().sample(x, y, 3)).isEqualTo(i);
            assertThat(cutout.pixels().sample(x, y, 0)).isEqualTo(i);
        }
        assertThat(cutout.uncertainty().figure()).isZero();
    }

    @Test
    void a_clean_shot_raises_no_doubt() {
        Scene scene = new Scene(SMALL, disc(600, 450, 280), plain(40, 60, 120), textured(215, 210, 205, 5), 3);

        Uncertainty uncertainty = judged(scene).cutout().uncertainty();

        assertThat(uncertainty.figure()).isLessThan(0.3);
        assertThat(uncertainty.reasons()).isEmpty();
    }

    @Test
    void fur_before_another_colour_is_no_doubt() {
        Scene.Shape animal = disc(600, 450, 220);
        for (int i = 0; i < 90; i++) {
            double angle = i * Math.PI / 45;
            animal = animal.or(strand(
                    600 + 210 * Math.cos(angle),
                    450 + 210 * Math.sin(angle),
                    600 + 236 * Math.cos(angle + 0.05),
                    450 + 236 * Math.sin(angle + 0.05),
                    2));
        }
        Scene scene = new Scene(SMALL, animal, plain(70, 45, 30), textured(190, 200, 210, 5), 3);

        Judged judged = judged(scene);

        Uncertainty uncertainty = judged.cutout().uncertainty();
        assertThat(uncertainty.evidence().of(Feature.EDGE)).isLessThan(0.02);
        assertThat(uncertainty.figure()).isLessThan(0.3);
        assertThat(uncertainty.reasons()).isEmpty();
    }

    @Test
    void an_outcome_that_hangs_on_the_network_s_word_is_fragile() {
        var trusting = new Refiner(new TrimapThresholds(0.1, 0.9, 2), Optional.empty());
        Scene.Paint halfLikeTheSheet = (x, y, c) -> x < 620 ? 60 + 20 * c : 210;
        Scene scene = new Scene(SMALL, box(300, 250, 900, 650), halfLikeTheSheet, plain(210, 210, 210), 4);
        Scene clear = new Scene(SMALL, box(300, 250, 900, 650), plain(60, 80, 100), plain(210, 210, 210), 4);

        Uncertainty fragile =
                trusting.refine(scene.original(memory), scene.matte(), memory).uncertainty();

        assertThat(fragile.evidence().of(Feature.FRAGILITY)).isGreaterThan(0.3);
        assertThat(refined(clear).uncertainty().evidence().of(Feature.FRAGILITY))
                .isLessThan(0.01);
    }

    @Test
    void two_things_side_by_side_are_asked_about() {
        Scene.Shape pair = disc(350, 450, 180).or(disc(850, 450, 180));
        Scene scene = new Scene(SMALL, pair, plain(40, 60, 120), plain(215, 210, 205), 3);

        assertThat(judged(scene).cutout().uncertainty().reasons()).containsExactly(Uncertainty.Reason.SEVERAL_OBJECTS);
    }

    @Test
    void a_product_cut_off_by_the_frame_is_noticed() {
        Scene scene = new Scene(SMALL, disc(600, 800, 300), plain(40, 60, 120), plain(215, 210, 205), 3);

        assertThat(judged(scene).cutout().uncertainty().reasons()).contains(Uncertainty.Reason.TOUCHES_FRAME);
    }

    @Test
    void a_single_strand_that_leaves_the_picture_is_not_a_product_cut_off() {
        Scene.Shape stalk = disc(600, 500, 250).or(strand(600, 300, 600, -40, 10));
        Scene scene = new Scene(SMALL, stalk, plain(40, 60, 120), plain(215, 210, 205), 3);

        Judged judged = judged(scene);

        assertThat(judged.alpha(600, 0)).isEqualTo(1);
        assertThat(judged.cutout().uncertainty().reasons()).doesNotContain(Uncertainty.Reason.TOUCHES_FRAME);
    }

    @Test
    void a_result_that_shares_less_than_half_with_the_network_says_so() {
        Scene scene = new Scene(SMALL, box(300, 250, 900, 650), plain(170, 120, 60), textured(90, 110, 140, 15), 4);

        Cutout cutout = refiner.refine(scene.original(memory), scene.matte(box(300, 250, 560, 650), 6), memory);

        assertThat(cutout.box().width()).isEqualTo(600);
        assertThat(cutout.uncertainty().reasons()).containsExactly(Uncertainty.Reason.METHODS_DISAGREE);
        assertThat(cutout.uncertainty().evidence().of(Feature.DISAGREEMENT)).isGreaterThan(0.5);
    }

    @Test
    void a_product_as_white_as_its_sheet_is_said_to_be_so() {
        Scene scene = new Scene(SMALL, disc(600, 450, 280), plain(240, 240, 240), plain(242, 242, 241), 4);

        assertThat(judged(scene).cutout().uncertainty().reasons())
                .contains(Uncertainty.Reason.EDGE_DOUBT, Uncertainty.Reason.LIKE_THE_GROUND);
    }

    @Test
    void the_mask_is_as_large_as_the_upright_photograph_and_black_outside_the_product() {
        Scene scene = new Scene(SMALL, disc(600, 450, 280), plain(40, 60, 120), plain(215, 210, 205), 3);
        Cutout cutout = judged(scene).cutout();

        byte[] png = MaskImage.encode(cutout, new PixelSize(2400, 1800));

        try (Vips vips = Vips.open()) {
            Raster mask = vips.operation("pngload_source")
                    .source(vips.source(png))
                    .image()
                    .raster(memory);
            assertThat(mask.size()).isEqualTo(new PixelSize(2400, 1800));
            assertThat(mask.bands()).isEqualTo(1);
            assertThat(mask.sample(1200, 900, 0)).isEqualTo(255);
            assertThat(mask.sample(500, 900, 0)).isZero();
        }
    }
}
