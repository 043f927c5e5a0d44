package dev.packshot.app.shoot;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.packshot.app.network.ModelsFolder;
import dev.packshot.app.report.BuildIdentity;
import dev.packshot.app.report.Json;
import dev.packshot.app.report.ReportWriter;
import dev.packshot.app.report.RunHeader;
import dev.packshot.app.report.SetJudge;
import dev.packshot.app.report.Totals;
import dev.packshot.app.sheet.ContactSheet;
import dev.packshot.catalog.Digest;
import dev.packshot.catalog.Platform;
import dev.packshot.pipeline.PackshotPipeline;
import dev.packshot.pipeline.intake.Limits;
import dev.packshot.pipeline.matte.Accelerator;
import dev.packshot.pipeline.matte.InferenceSettings;
import dev.packshot.pipeline.matte.MatteCache;
import dev.packshot.pipeline.matte.MatteModel;
import dev.packshot.pipeline.matte.ModelCard;
import dev.packshot.pipeline.matte.OnnxMatteModel;
import dev.packshot.pipeline.matte.catalogue.ModelCatalogue;
import dev.packshot.pipeline.matte.catalogue.StoredModel;
import dev.packshot.pipeline.recipe.Profile;
import dev.packshot.pipeline.recipe.ProfileInvalid;
import dev.packshot.pipeline.recipe.Recipe;
import dev.packshot.pipeline.recipe.UnknownPlatform;
import dev.packshot.pipeline.review.Review;
import dev.packshot.pipeline.rules.RuleBook;
import jakarta.inject.Inject;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code packshot shoot}: photographs in, picture sets, report and contact sheet out. */
@Command(
        name = "shoot",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Turns photographs into picture sets that marketplaces accept.",
        footerHeading = "%nExit status:%n",
        footer = {
            "  0  all made and compliant",
            "  2  wrong use",
            "  3  finished, but some photographs were refused or need a person; the report says which and why"
        })
public final class ShootCommand implements Callable<Integer> {
    private static final int OK = 0;
    private static final int NEEDS_ATTENTION = 3;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "INPUT", description = "Photographs or folders of them.")
    private List<Path> inputs;

    @Option(
            names = "--for",
            split = ",",
            required = true,
            paramLabel = "PLATFORM",
            description = "Platforms to serve: amazon, etsy, shopify, google, ebay, walmart, tiktokshop.")
    private List<String> platforms;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where picture sets and the report go.")
    private Path out;

    @Option(names = "--profile", paramLabel = "FILE", description = "Your own look (see docs/profile.md).")
    private @Nullable Path profile;

    @Option(
            names = "--sku-from",
            paramLabel = "folder|filename",
            defaultValue = "auto",
            description = "Where SKUs come from. Default: the sub-folder where there is one, else the file name.")
    private SkuSource skuSource;

    @Option(names = "--masks", paramLabel = "DIR", description = "Also write each matte as 8-bit grey PNG.")
    private @Nullable Path masks;

    @Option(names = "--json", description = "Print the totals as JSON.")
    private boolean json;

    @Option(
            names = "--review-above",
            paramLabel = "0..1",
            description = "Probability of a bad cut-out above which a person has to look. Default: as the model's card"
                    + " says.")
    private @Nullable Double reviewAbove;

    @Option(names = "--max-bytes", paramLabel = "N", description = "Largest photograph in bytes. Default: 67108864.")
    private @Nullable Long maxBytes;

    @Option(names = "--max-pixels", paramLabel = "N", description = "Most pixels of a photograph. Default: 50000000.")
    private @Nullable Long maxPixels;

    @Option(names = "--max-frames", paramLabel = "N", description = "Most frames or pages of a file. Default: 300.")
    private @Nullable Integer maxFrames;

    @Option(names = "--max-seconds", paramLabel = "N", description = "Longest decoding. Default: 8.")
    private @Nullable Integer maxSeconds;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Pictures worked on at a time. Default: one for each core.")
    private @Nullable Integer workers;

    @Option(
            names = "--accelerator",
            paramLabel = "auto|cpu|cuda|tensorrt",
            defaultValue = "auto",
            description = "Processor for the network. Default: the best that works.")
    private Accelerator accelerator;

    @Option(
            names = "--precision",
            paramLabel = "fp32|int8",
            description = "Weights of the network. Default: the first of its card, fp32 for the shipped one.")
    private @Nullable String precision;

    @Option(
            names = "--model",
            paramLabel = "ID",
            description = "Network that finds products (see packshot model list). Default: the chosen one.")
    private @Nullable String model;

    @Mixin
    private ModelsFolder models;

    private final Clock clock;
    private final ContactSheet contactSheet;

    @Inject
    ShootCommand(Clock clock, ContactSheet contactSheet) {
        this.clock = clock;
        this.contactSheet = contactSheet;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        for (Path input : inputs) {
            if (!Files.exists(input)) {
                throw wrongUse("There is no file or folder " + input);
            }
        }
        Recipe recipe = recipe();
        Limits limits = limits();
        var folder = new OutputFolder(out, Optional.ofNullable(masks));
        ShootPlan plan = new PhotographScan(skuSource, out).plan(inputs);
        if (plan.pictures().isEmpty()) {
            throw wrongUse("There is no photograph in " + inputs);
        }
        RuleBook rules = RuleBook.shipped();
        BuildIdentity build = BuildIdentity.current();
        StoredModel network = network();
        ModelCard card = network.card();
        ModelCard.Variant weights = weights(card);
        Review review = review(card);
        try (Journal journal = Journal.open(folder.journal());
                MatteModel matting = opened(network, weights, folder)) {
            var pipeline = new PackshotPipeline(limits, matting, rules);
            Digest settings = Digest.of(List.of(build, recipe, card, weights, rules.digest(), limits, review)
                    .toString());
            var maker = new PictureMaker(
                    pipeline,
                    recipe,
                    limits,
                    folder,
                    new PictureRecords(review),
                    recipe.look().sameScale() ? new MeasuredSetScales(pipeline, limits, plan) : SetScales.NONE);
            var progress =
                    new Progress(System.err, watched(), clock, plan.pictures().size());
            List<Digest> keys = new ShootRun(maker, folder, journal, progress, settings).run(plan, workers());
            var header = RunHeader.of(
                    build,
                    clock.instant(),
                    recipe,
                    rules.digest().hex(),
                    header(network.card(), weights, matting.processor()),
                    described(network));
            var records = new RunRecords(plan, keys, journal);
            var judge = new SetJudge(pipeline.inspector(), recipe.platforms());
            Totals totals = new ReportWriter(judge).write(header, records, plan.ignored(), folder.report());
            contactSheet.write(header, totals, records, folder.contactSheet());
            print(totals, folder);
            return totals.clean() ? OK : NEEDS_ATTENTION;
        } catch (OutputFolderBusy e) {
            throw wrongUse(e.getMessage());
        }
    }

    private Review review(ModelCard card) {
        return reviewAbove == null ? Review.of(card.uncertainty()) : new Review(reviewAbove);
    }

    private StoredModel network() {
        ModelCatalogue catalogue = models.catalogue(clock);
        return model == null ? catalogue.chosen() : catalogue.model(model);
    }

    private ModelCard.Variant weights(ModelCard card) {
        return precision == null ? card.variants().getFirst() : card.variant(precision);
    }

    private MatteModel opened(StoredModel network, ModelCard.Variant weights, OutputFolder folder) {
        var settings =
                new InferenceSettings(accelerator, weights.precision(), 1, InferenceSettings.DEFAULT.largestBatch());
        return new MatteCache(
                OnnxMatteModel.open(network.source(), settings),
                folder.mattes(),
                network.card().mattes(weights));
    }

    private static RunHeader.Model header(ModelCard card, ModelCard.Variant weights, String processor) {
        return new RunHeader.Model(card.id(), card.version(), weights.sha256(), weights.precision(), processor);
    }

    private static String described(StoredModel network) {
        return network.isShipped()
                ? "small matte network trained by Packshot on generated and rendered scenes: finds the product"
                : "%s, a matte network of others under %s, added by the operator: finds the product"
                        .formatted(network.card().id(), network.card().licence());
    }

    private Recipe recipe() {
        try {
            Profile look = profile == null ? Profile.none() : Profile.read(profile);
            return look.recipe(platforms.stream()
                    .map(platform -> new Platform(platform.strip().toLowerCase(Locale.ROOT)))
                    .distinct()
                    .toList());
        } catch (IllegalArgumentException | ProfileInvalid | UnknownPlatform e) {
            throw wrongUse(e.getMessage());
        }
    }

    private Limits limits() {
        Limits safe = Limits.DEFAULT;
        return new Limits(
                maxBytes == null ? safe.maxBytes() : maxBytes,
                maxPixels == null ? safe.maxPixels() : maxPixels,
                maxFrames == null ? safe.maxFrames() : maxFrames,
                maxSeconds == null ? safe.maxTime() : Duration.ofSeconds(maxSeconds),
                safe.workingPixels(),
                safe.pixelMemory());
    }

    private int workers() {
        return workers == null ? Runtime.getRuntime().availableProcessors() : Math.max(1, workers);
    }

    private static boolean watched() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    private void print(Totals totals, OutputFolder folder) throws JsonProcessingException {
        PrintStream stdout = System.out;
        if (json) {
            stdout.println(Json.MAPPER.writeValueAsString(totals));
            return;
        }
        stdout.printf(
                "%d photographs: %d finished, %d for a person, %d refused. %d renditions, %d of them break no blocking rule.%n",
                totals.pictures(),
                totals.finished(),
                totals.forPerson(),
                totals.refused(),
                totals.renditions(),
                totals.compliant());
        stdout.printf("Look at %s%nEvidence in %s%n", folder.contactSheet(), folder.report());
    }

    private ParameterException wrongUse(@Nullable String message) {
        return new ParameterException(spec.commandLine(), String.valueOf(message));
    }
}
