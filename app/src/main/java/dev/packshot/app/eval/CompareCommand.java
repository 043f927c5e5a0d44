package dev.packshot.app.eval;

import dev.packshot.app.network.ModelsFolder;
import dev.packshot.app.network.NamedModels;
import dev.packshot.app.report.BuildIdentity;
import dev.packshot.pipeline.evaluate.Outcome;
import dev.packshot.pipeline.evaluate.labels.LabelProblem;
import dev.packshot.pipeline.evaluate.labels.LabelledSet;
import dev.packshot.pipeline.matte.Accelerator;
import dev.packshot.pipeline.matte.catalogue.ModelCatalogue;
import dev.packshot.pipeline.matte.catalogue.StoredModel;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
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

/** {@code packshot model compare}: all networks that there are, on the operator's own labelled photographs. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures networks side by side, alone and refined, on labelled photographs (see docs/eval.md).")
public final class CompareCommand implements Callable<Integer> {
    private static final int WORST = 12;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "SET", description = "Folder of photographs and masks.")
    private Path set;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "ID", description = "As listed. Default: all of them.")
    private @Nullable List<String> ids;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Also write eval.html, eval.json, eval.csv and the worst cases as pictures.")
    private @Nullable Path out;

    @Mixin
    private ModelsFolder models;

    private final EvalRun run;
    private final Clock clock;

    @Inject
    CompareCommand(EvalRun run, Clock clock) {
        this.run = run;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ModelCatalogue catalogue = models.catalogue(clock);
        LabelledSet labelled = labelled();
        try (NamedModels open = NamedModels.of(wanted(catalogue), List.of("fp32", "fp16", "int8"), Accelerator.AUTO)) {
            var plan = new EvalRun.Plan(
                    String.valueOf(set.toAbsolutePath().normalize().getFileName()),
                    labelled,
                    open.list(),
                    EnumSet.of(MethodChoice.NETWORK, MethodChoice.REFINED),
                    Runtime.getRuntime().availableProcessors(),
                    open.reviewAbove().orElse(1),
                    Optional.ofNullable(out),
                    WORST);
            Outcome outcome = run.run(plan, id -> {});
            System.out.print(FigureTable.of(EvalRecord.of(BuildIdentity.current(), plan, outcome))
                    .print());
        }
        return 0;
    }

    private List<StoredModel> wanted(ModelCatalogue catalogue) {
        if (ids != null) {
            return ids.stream().distinct().map(catalogue::model).toList();
        }
        return catalogue.list().stream()
                .flatMap(entry -> entry.model().stream())
                .toList();
    }

    private LabelledSet labelled() throws IOException {
        try {
            return LabelledSet.of(set);
        } catch (LabelProblem e) {
            throw new ParameterException(spec.commandLine(), e.getMessage() + " " + e.remedy());
        }
    }
}
