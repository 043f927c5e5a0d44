package dev.packshot.app.eval;

import dev.packshot.app.network.ModelsFolder;
import dev.packshot.app.network.NamedModels;
import dev.packshot.app.report.BuildIdentity;
import dev.packshot.pipeline.evaluate.Outcome;
import dev.packshot.pipeline.evaluate.labels.LabelledSet;
import dev.packshot.pipeline.matte.Accelerator;
import dev.packshot.pipeline.matte.catalogue.ModelCatalogue;
import dev.packshot.pipeline.matte.catalogue.StoredModel;
import jakarta.inject.Inject;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code packshot eval}: the cut-out held against labelled photographs, method beside method. */
@Command(
        name = "eval",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures cut-outs on a folder of labelled photographs (see docs/eval.md).",
        footerHeading = "%nExit status:%n",
        footer = {
            "  0  all pairs measured",
            "  2  wrong use",
            "  3  some pairs couldn't be measured; the list says which and why"
        })
public final class EvalCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1", paramLabel = "SET", description = "Folder of photographs and masks.")
    private Path set;

    @Option(
            names = "--model",
            split = ",",
            paramLabel = "ID",
            description = "Networks to measure, as packshot model lists them. Default: the chosen one.")
    private @Nullable List<String> named;

    @Mixin
    private ModelsFolder models;

    @Option(
            names = "--methods",
            split = ",",
            paramLabel = "METHOD",
            defaultValue = "baseline,grabcut,network,refined",
            description = "What to compare. Default: ${DEFAULT-VALUE}.")
    private List<MethodChoice> methods;

    @Option(
            names = "--precision",
            split = ",",
            paramLabel = "fp32|fp16|int8",
            defaultValue = "fp32",
            description = "Weights of the networks, several to compare them. Default: ${DEFAULT-VALUE}.")
    private List<String> precisions;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Also write eval.html, eval.json, eval.csv and the worst cases as pictures.")
    private @Nullable Path out;

    @Option(
            names = "--worst",
            paramLabel = "N",
            defaultValue = "12",
            description = "Worst cases to show, of the last method. Default: ${DEFAULT-VALUE}.")
    private int worst;

    @Option(
            names = "--review-above",
            paramLabel = "0..1",
            description = "Uncertainty above which a person has to look. Default: as the first model's card says.")
    private @Nullable Double reviewAbove;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Pictures worked on at a time. Default: one for each core.")
    private @Nullable Integer threads;

    @Option(
            names = "--accelerator",
            paramLabel = "auto|cpu|cuda|tensorrt",
            defaultValue = "auto",
            description = "Processor for the networks. Default: the best that works.")
    private Accelerator accelerator;

    private final EvalRun run;
    private final Clock clock;

    @Inject
    EvalCommand(EvalRun run, Clock clock) {
        this.run = run;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!NamedModels.PRECISIONS.containsAll(precisions)) {
            throw new ParameterException(
                    spec.commandLine(), "A precision is one of %s.".formatted(NamedModels.PRECISIONS));
        }
        LabelledSet labelled = LabelledSet.of(set);
        EnumSet<MethodChoice> chosen = EnumSet.copyOf(methods);
        try (NamedModels open = open(chosen)) {
            String name = String.valueOf(set.toAbsolutePath().normalize().getFileName());
            // Without a calibration there is no figure to hold against a threshold: everything is looked at.
            double above = reviewAbove == null ? open.reviewAbove().orElse(1) : reviewAbove;
            var plan = new EvalRun.Plan(
                    name, labelled, open.list(), chosen, workers(), above, Optional.ofNullable(out), worst);
            Outcome outcome = run.run(plan, progress(labelled.photographs().size()));
            return Printout.of(EvalRecord.of(BuildIdentity.current(), plan, outcome), plan.out());
        }
    }

    private NamedModels open(Set<MethodChoice> chosen) {
        ModelCatalogue catalogue = models.catalogue(clock);
        List<StoredModel> wanted = named == null
                ? List.of(catalogue.chosen())
                : named.stream().distinct().map(catalogue::model).toList();
        boolean needed = chosen.stream().anyMatch(MethodChoice::needsModel);
        return NamedModels.of(needed ? wanted : List.of(), precisions, accelerator);
    }

    private int workers() {
        return threads == null ? Runtime.getRuntime().availableProcessors() : Math.max(1, threads);
    }

    private static Consumer<String> progress(int pairs) {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            return id -> {};
        }
        var done = new AtomicInteger();
        return id -> System.err.printf(
                "\r%d of %d measured%s", done.incrementAndGet(), pairs, done.get() == pairs ? "\n" : "");
    }
}
