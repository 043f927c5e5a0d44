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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code packshot model compare}: all networks that there are, on the operator's own labelled photographs. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures networks side by side, alone and refined, on labelled photographs (see docs/eval.md).",
        footerHeading = "%nExit status:%n",
        footer = {
            "  0  all pairs measured",
            "  2  wrong use",
            "  3  some pairs couldn't be measured; the list says which and why"
        })
public final class CompareCommand implements Callable<Integer> {
    private static final int WORST = 12;

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
        try (NamedModels open = NamedModels.of(wanted(catalogue), NamedModels.PRECISIONS, Accelerator.AUTO)) {
            var plan = new EvalRun.Plan(
                    String.valueOf(set.toAbsolutePath().normalize().getFileName()),
                    LabelledSet.of(set),
                    open.list(),
                    EnumSet.of(MethodChoice.NETWORK, MethodChoice.REFINED),
                    Runtime.getRuntime().availableProcessors(),
                    open.reviewAbove().orElse(1),
                    Optional.ofNullable(out),
                    WORST);
            Outcome outcome = run.run(plan, id -> {});
            return Printout.of(EvalRecord.of(BuildIdentity.current(), plan, outcome), plan.out());
        }
    }

    private List<StoredModel> wanted(ModelCatalogue catalogue) {
        if (ids != null) {
            return ids.stream().distinct().map(catalogue::model).toList();
        }
        return catalogue.list().stream()
                .flatMap(entry -> entry.model().stream())
                .toList();
    }
}
