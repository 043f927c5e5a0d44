package dev.packshot.app.model;

import dev.packshot.app.network.ModelsFolder;
import dev.packshot.pipeline.calibrate.Calibrated;
import dev.packshot.pipeline.calibrate.Calibrator;
import dev.packshot.pipeline.calibrate.Reliability;
import dev.packshot.pipeline.calibrate.TooFewTrials;
import dev.packshot.pipeline.calibrate.Trial;
import dev.packshot.pipeline.calibrate.Trials;
import dev.packshot.pipeline.evaluate.Evaluation;
import dev.packshot.pipeline.evaluate.Outcome;
import dev.packshot.pipeline.evaluate.labels.LabelledSet;
import dev.packshot.pipeline.evaluate.method.Refined;
import dev.packshot.pipeline.intake.Limits;
import dev.packshot.pipeline.matte.Accelerator;
import dev.packshot.pipeline.matte.InferenceSettings;
import dev.packshot.pipeline.matte.ModelCard;
import dev.packshot.pipeline.matte.OnnxMatteModel;
import dev.packshot.pipeline.matte.catalogue.ModelCatalogue;
import dev.packshot.pipeline.matte.catalogue.StoredModel;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code packshot model calibrate}: makes probabilities of what speaks against a model's cut-outs. */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Finds out on labelled photographs how likely a cut-out is bad, and writes it into the model's card.",
        footerHeading = "%nExit status:%n",
        footer = {"  0  done", "  2  wrong use, or too few photographs"})
final class CalibrateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "ID", description = "As listed.")
    private String id;

    @Parameters(
            index = "1",
            paramLabel = "SET",
            description = "Folder of photographs and masks (see docs/eval.md); a few hundred, good and bad ones.")
    private Path set;

    @Option(
            names = "--data",
            paramLabel = "TEXT",
            description = "What the photographs are, for the card. Default: the folder's name.")
    private @Nullable String data;

    @Option(
            names = "--card",
            paramLabel = "FILE",
            description =
                    "Card to write into. Default: the added model's own; for the shipped model nothing is written.")
    private @Nullable Path card;

    @Option(
            names = "--review-above",
            paramLabel = "0..1",
            description = "Figure above which a person looks. Default: what stops 97 %% of the bad ones in SET.")
    private @Nullable Double reviewAbove;

    @Mixin
    private ModelsFolder models;

    private final Clock clock;
    private final PrintStream out = System.out;

    @Inject
    CalibrateCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ModelCatalogue catalogue = models.catalogue(clock);
        StoredModel stored = catalogue.model(id);
        Calibrated calibrated = calibrated(stored, LabelledSet.of(set));
        print(calibrated.reliability());
        out.printf("A person looks above %.3f.%n", calibrated.calibration().reviewAbove());
        if (card != null) {
            write(card, ModelCard.calibrated(Files.readAllBytes(card), calibrated.section()));
            out.println("Written into " + card);
        } else if (stored.isShipped()) {
            out.println("\"uncertainty\": " + calibrated.section().toPrettyString());
        } else {
            catalogue.calibrated(id, calibrated.section());
            out.println("Written into the card of " + id);
        }
        return 0;
    }

    private Calibrated calibrated(StoredModel stored, LabelledSet labelled) throws InterruptedException {
        String precision = stored.card().variants().getFirst().precision();
        var settings = new InferenceSettings(Accelerator.CPU, precision, 1, 1);
        try (var model = OnnxMatteModel.open(stored.source(), settings)) {
            Outcome outcome = new Evaluation(Limits.DEFAULT, List.of(new Refined(id, model)))
                    .run(labelled, Runtime.getRuntime().availableProcessors(), done -> {});
            outcome.skipped()
                    .forEach(pair ->
                            System.err.printf("%s is left out: %s %s%n", pair.id(), pair.message(), pair.remedy()));
            List<Trial> trials = Trials.of(outcome, 0);
            String told = data == null ? String.valueOf(set.toAbsolutePath().getFileName()) : data;
            return reviewAbove == null
                    ? Calibrator.calibrate(trials, told)
                    : Calibrator.calibrate(trials, told, reviewAbove);
        } catch (TooFewTrials e) {
            throw wrongUse(String.valueOf(e.getMessage()));
        }
    }

    private void print(Reliability reliability) {
        out.printf(
                "%d cut-outs, %d of them bad; tenfold cross-validated: AUROC %.3f, calibration error %.3f,"
                        + " %.0f %% of the bad ones stopped, %.0f %% of the good ones%n",
                reliability.pictures(),
                reliability.bad(),
                reliability.auroc(),
                reliability.expectedCalibrationError(),
                100 * reliability.badCaught(),
                100 * reliability.goodStopped());
        for (Reliability.Bin bin : reliability.bins()) {
            if (bin.pictures() > 0) {
                out.printf(
                        "  said %2.0f %%, was %3.0f %% of %d%n",
                        100 * bin.meanFigure(), 100 * bin.shareBad(), bin.pictures());
            }
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, bytes);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private ParameterException wrongUse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
