package dev.packshot.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.app.network.NamedModels;
import dev.packshot.app.sample.ScenePhotograph;
import dev.packshot.catalog.PixelSize;
import dev.packshot.catalog.Platform;
import dev.packshot.pipeline.PackshotPipeline;
import dev.packshot.pipeline.Stage;
import dev.packshot.pipeline.intake.Limits;
import dev.packshot.pipeline.matte.Accelerator;
import dev.packshot.pipeline.matte.InferenceSettings;
import dev.packshot.pipeline.matte.MatteModel;
import dev.packshot.pipeline.matte.OnnxMatteModel;
import dev.packshot.pipeline.matte.catalogue.ModelCatalogue;
import dev.packshot.pipeline.recipe.Profile;
import dev.packshot.pipeline.rules.RuleBook;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineBenchTest {
    @Test
    void a_photograph_gives_the_same_bytes_each_time_it_comes_round_on_any_thread() throws InterruptedException {
        List<byte[]> photographs = PipelineBench.photographs(new PixelSize(800, 600), 2);
        try (MatteModel model = OnnxMatteModel.shipped(InferenceSettings.DEFAULT)) {
            var pipeline = new PackshotPipeline(Limits.DEFAULT, model, RuleBook.shipped());
            var recipe = Profile.none().recipe(List.of(new Platform("amazon"), new Platform("etsy")));

            PipelineBench.Run run = new PipelineBench(pipeline, recipe, 2).run(photographs, 8, done -> {});

            assertThat(run.pictures()).isEqualTo(8);
            assertThat(run.first()).hasSize(2).allSatisfy((photograph, renditions) -> assertThat(renditions)
                    .hasSize(2));
            assertThat(run.changed()).isEmpty();
            assertThat(run.milliseconds()).containsOnlyKeys(Stage.values());
        }
    }

    @Test
    void every_network_is_measured_and_the_first_is_what_the_others_are_held_against() throws InterruptedException {
        try (NamedModels open = NamedModels.of(
                List.of(new ModelCatalogue(Path.of("no-such-folder"), Clock.systemUTC()).chosen()),
                List.of("fp32", "int8"),
                Accelerator.CPU)) {
            List<NetworkBench.Cost> costs = NetworkBench.measure(open.list(), 2);

            assertThat(costs)
                    .extracting(NetworkBench.Cost::name)
                    .containsExactly("packshot-matte-2", "packshot-matte-2 int8");
            assertThat(costs.getFirst().ratio().most()).isEqualTo(1);
            assertThat(costs)
                    .allSatisfy(
                            cost -> assertThat(cost.picturesPerSecond().least()).isPositive());
        }
    }

    @Test
    void steps_are_measured_beside_one_go_with_what_is_kept_between_them() {
        List<byte[]> photographs = PipelineBench.photographs(new PixelSize(800, 600), 2);
        try (MatteModel model = OnnxMatteModel.shipped(InferenceSettings.DEFAULT)) {
            var pipeline = new PackshotPipeline(Limits.DEFAULT, model, RuleBook.shipped());
            var recipe = Profile.none().recipe(List.of(new Platform("amazon")));

            StagedRatio.Cost cost = new StagedRatio(pipeline, recipe).measure(photographs);

            assertThat(cost.ratio().least()).isPositive();
            assertThat(List.of(cost.megabytes().least(), cost.megabytes().most()))
                    .containsExactlyInAnyOrderElementsOf(photographs.stream()
                            .map(photograph -> pipeline.cutOut(photograph).cutout().length / 1e6)
                            .toList());
        }
    }

    @Test
    void generated_photographs_depend_on_nothing_but_size_and_seed() {
        var size = new PixelSize(160, 120);

        assertThat(ScenePhotograph.jpeg(size, 3)).isEqualTo(ScenePhotograph.jpeg(size, 3));
        assertThat(ScenePhotograph.jpeg(size, 3)).isNotEqualTo(ScenePhotograph.jpeg(size, 4));
    }

    @Test
    void ratios_are_taken_pair_by_pair() {
        Samples ratios = Samples.ratios(List.of(2.0, 30.0, 8.0), List.of(1.0, 10.0, 4.0));

        assertThat(ratios.median()).isEqualTo(2.0);
        assertThat(ratios.most()).isEqualTo(3.0);
    }
}
