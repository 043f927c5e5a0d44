package dev.packshot.app.bench;

import dev.packshot.app.network.ModelsFolder;
import dev.packshot.app.network.NamedModels;
import dev.packshot.catalog.PixelSize;
import dev.packshot.catalog.Platform;
import dev.packshot.engine.signal.SignalDrill;
import dev.packshot.engine.work.QueueDrill;
import dev.packshot.pipeline.PackshotPipeline;
import dev.packshot.pipeline.Stage;
import dev.packshot.pipeline.intake.Limits;
import dev.packshot.pipeline.matte.Accelerator;
import dev.packshot.pipeline.matte.InferenceSettings;
import dev.packshot.pipeline.matte.MatteModel;
import dev.packshot.pipeline.matte.OnnxMatteModel;
import dev.packshot.pipeline.matte.catalogue.ModelCatalogue;
import dev.packshot.pipeline.matte.catalogue.StoredModel;
import dev.packshot.pipeline.recipe.Profile;
import dev.packshot.pipeline.recipe.Recipe;
import dev.packshot.pipeline.rules.RuleBook;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code packshot bench}: what the pipeline costs on this machine. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures time by stage, pictures an hour and peak memory on generated photographs.")
public final class BenchCommand implements Callable<Integer> {
    private static final int WARM_UP = 4;
    private static final int DISTINCT = 8;
    private static final int SOAK_DISTINCT = 10;
    private static final int SETTLED = 50;
    private static final PixelSize TWELVE_MEGAPIXELS = new PixelSize(4000, 3000);

    @Option(
            names = "--pictures",
            defaultValue = "24",
            description = "Pictures of each size. Default: ${DEFAULT-VALUE}.")
    private int pictures;

    @Option(names = "--workers", description = "Pictures worked on at a time. Default: one for each core.")
    private @Nullable Integer workers;

    @Option(
            names = "--against",
            paramLabel = "PROGRAM",
            description = "Peer for decode, resize and encode: vipsthumbnail.")
    private @Nullable String against;

    @Option(
            names = "--soak",
            paramLabel = "N",
            description = "Instead: N pictures of 12 MP; memory must stay flat and bytes the same.")
    private @Nullable Integer soak;

    @Option(
            names = "--model",
            paramLabel = "ID",
            defaultValue = ModelCatalogue.SHIPPED,
            description = "Network in the pipeline, as packshot model lists them. Default: ${DEFAULT-VALUE}.")
    private String named;

    @Option(
            names = "--networks",
            description = "Instead: every network that packshot model lists, in each precision that it has.")
    private boolean networks;

    @Option(
            names = "--queue",
            description = "Instead: 10,000 items that do nothing, through the work queue on a PostgreSQL of its own.")
    private boolean queue;

    @Option(
            names = "--signals",
            description =
                    "Instead: 500 webhooks a second over HTTP, for 20 seconds, stored in a PostgreSQL of its own.")
    private boolean signals;

    @Mixin
    private ModelsFolder models;

    private static final int QUEUE_ITEMS = 10_000;
    private static final int SIGNALS_A_SECOND = 500;
    private static final Duration SIGNALS_WARM_UP = Duration.ofSeconds(5);
    private static final Duration SIGNALS_TIME = Duration.ofSeconds(20);

    private final Clock clock;
    private final Instance<QueueDrill> drill;
    private final Instance<SignalBench> webhooks;
    private final PrintStream out = System.out;

    @Inject
    BenchCommand(Clock clock, Instance<QueueDrill> drill, Instance<SignalBench> webhooks) {
        this.clock = clock;
        this.drill = drill;
        this.webhooks = webhooks;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (queue) {
            queue();
            return 0;
        }
        if (signals) {
            signals();
            return 0;
        }
        if (networks) {
            networks(workers == null ? Runtime.getRuntime().availableProcessors() : workers);
            return 0;
        }
        Recipe recipe =
                Profile.none().recipe(List.of(new Platform("amazon"), new Platform("etsy"), new Platform("shopify")));
        int threads = workers == null ? Runtime.getRuntime().availableProcessors() : workers;
        StoredModel network = models.catalogue(clock).model(named);
        var settings = new InferenceSettings(
                InferenceSettings.DEFAULT.accelerator(),
                network.card().variants().getFirst().precision(),
                InferenceSettings.DEFAULT.threadsPerPicture(),
                InferenceSettings.DEFAULT.largestBatch());
        try (MatteModel model = OnnxMatteModel.open(network.source(), settings)) {
            var pipeline = new PackshotPipeline(Limits.DEFAULT, model, RuleBook.shipped());
            var bench = new PipelineBench(pipeline, recipe, threads);
            if (soak != null) {
                return soak(bench, soak);
            }
            sizes(bench, threads);
            staged(new StagedRatio(pipeline, recipe));
        }
        ratios();
        return 0;
    }

    private void queue() throws InterruptedException {
        var bench = new QueueBench(drill.get());
        out.printf("%d items that do nothing, on PostgreSQL with fsync%n", QUEUE_ITEMS);
        out.printf(
                "%-12s%18s%22s%12s%28s%n",
                "schedulers", "added/s alone", "added/s 250 together", "done/s", "added to done p50/p95/p99");
        for (int nodes : List.of(1, 2)) {
            QueueBench.Run run = bench.run(nodes, QUEUE_ITEMS);
            out.printf(
                    "%-12d%18.0f%22.0f%12.0f%28s%n",
                    run.nodes(),
                    run.addedAlone(),
                    run.addedTogether(),
                    run.worked(),
                    "%.0f / %.0f / %.0f ms"
                            .formatted(
                                    run.milliseconds().median(),
                                    run.milliseconds().percentile(0.95),
                                    run.milliseconds().percentile(0.99)));
        }
    }

    private void signals() throws InterruptedException {
        SignalBench bench = webhooks.get();
        bench.run(SIGNALS_A_SECOND, SIGNALS_WARM_UP);
        SignalDrill.Outcome outcome = bench.run(SIGNALS_A_SECOND, SIGNALS_TIME);
        out.printf("%d webhooks, %d a second, every tenth one twice%n", outcome.offered(), SIGNALS_A_SECOND);
        out.printf(
                "acknowledged %d, %.0f/s; after p50/p95/p99/longest %d / %d / %d / %d ms; over 1 s %d, over 5 s %d%n",
                outcome.acknowledged(),
                outcome.perSecond(),
                outcome.median().toMillis(),
                outcome.most95().toMillis(),
                outcome.most99().toMillis(),
                outcome.longest().toMillis(),
                outcome.overOne(),
                outcome.overFive());
        out.printf("acknowledged and not stored %d, stored twice %d%n", outcome.lost(), outcome.twice());
    }

    private void sizes(PipelineBench bench, int threads) throws InterruptedException {
        out.printf(
                "Cut-out and three renditions (amazon, etsy, shopify), %d threads, %d pictures each%n",
                threads, pictures);
        out.printf(
                "%-6s%s%12s%16s%n",
                "size",
                Arrays.stream(Stage.values())
                        .map(stage -> "%10s".formatted(stage.label()))
                        .collect(Collectors.joining()),
                "sum ms",
                "pictures/hour");
        for (PixelSize size : List.of(new PixelSize(1200, 900), TWELVE_MEGAPIXELS, new PixelSize(6000, 4000))) {
            List<byte[]> photographs = PipelineBench.photographs(size, DISTINCT);
            bench.run(photographs, WARM_UP, done -> {});
            PipelineBench.Run run = bench.run(photographs, pictures, done -> {});
            double sum = Arrays.stream(Stage.values()).mapToDouble(run::median).sum();
            out.printf(
                    "%-6s%s%12.0f%16.0f%n",
                    Math.round(size.pixels() / 1e6) + " MP",
                    Arrays.stream(Stage.values())
                            .map(stage -> "%10.0f".formatted(run.median(stage)))
                            .collect(Collectors.joining()),
                    sum,
                    run.picturesPerHour());
        }
        ProcessMemory.peak().ifPresent(peak -> out.printf("Peak memory of the process: %d MB%n", peak >> 20));
    }

    private void networks(int threads) throws InterruptedException {
        List<StoredModel> usable = models.catalogue(clock).list().stream()
                .flatMap(entry -> entry.model().stream())
                .toList();
        try (NamedModels open = NamedModels.of(usable, NamedModels.PRECISIONS, Accelerator.CPU)) {
            out.printf(
                    "%-32s%14s%26s%26s%n",
                    "network", "ms a picture", "ratio to the first", "pictures/s, %d threads".formatted(threads));
            for (NetworkBench.Cost cost : NetworkBench.measure(open.list(), threads)) {
                out.printf(
                        "%-32s%14.1f%26s%26s%n",
                        cost.name(), cost.milliseconds().median(), cost.ratio(), cost.picturesPerSecond());
            }
        }
    }

    private void staged(StagedRatio staged) {
        StagedRatio.Cost cost = staged.measure(PipelineBench.photographs(TWELVE_MEGAPIXELS, DISTINCT));
        out.printf("12 MP in three steps from kept bytes / in one go: %s%n", cost.ratio());
        out.printf("Cut-out of 12 MP as it is kept: %s MB%n", cost.megabytes());
    }

    private void ratios() throws IOException, InterruptedException {
        out.printf("Inference, ours / bare ONNX Runtime loop: %s%n", InferenceRatio.measure());
        if (against != null) {
            out.printf(
                    "Decode + resize + encode of 12 MP, ours / %s: %s%n",
                    against, new CodecRatio(against).measure(PipelineBench.photographs(TWELVE_MEGAPIXELS, DISTINCT)));
        }
    }

    private int soak(PipelineBench bench, int count) throws InterruptedException {
        List<byte[]> photographs = PipelineBench.photographs(TWELVE_MEGAPIXELS, SOAK_DISTINCT);
        int step = Math.max(SETTLED, count / 20);
        PipelineBench.Run run = bench.run(photographs, count, done -> {
            if (done == SETTLED || done % step == 0) {
                out.printf(
                        "picture %5d: %d MB resident, %d MB at most%n",
                        done,
                        ProcessMemory.resident().orElse(0) >> 20,
                        ProcessMemory.peak().orElse(0) >> 20);
            }
        });
        out.printf("%d pictures of 12 MP, %.0f pictures/hour%n", run.pictures(), run.picturesPerHour());
        out.printf(
                run.changed().isEmpty()
                        ? "Every photograph gave the same bytes each time it came round.%n"
                        : "These photographs gave other bytes later: " + run.changed() + "%n");
        return run.changed().isEmpty() ? 0 : 1;
    }
}
