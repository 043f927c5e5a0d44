package dev.packshot.app.eval;

import dev.packshot.app.network.NamedModel;
import dev.packshot.app.report.BuildIdentity;
import dev.packshot.pipeline.evaluate.Evaluation;
import dev.packshot.pipeline.evaluate.Exhibit;
import dev.packshot.pipeline.evaluate.Outcome;
import dev.packshot.pipeline.evaluate.PictureScore;
import dev.packshot.pipeline.evaluate.labels.LabelledSet;
import dev.packshot.pipeline.intake.Limits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Measures models on a labelled set and writes down what came out. */
@ApplicationScoped
public class EvalRun {
    private final EvalPage page;

    @Inject
    EvalRun(EvalPage page) {
        this.page = page;
    }

    /**
     * What is measured, and how.
     *
     * @param name of the set, for people
     * @param set the pairs
     * @param models networks to compare; not closed
     * @param methods what to do with them, and what to compare them with
     * @param threads pictures worked on at a time, at least 1
     * @param reviewAbove uncertainty from which a person has to look, 0..1
     * @param out folder for figures and pictures; made when it isn't there
     * @param worst how many of the worst pictures are shown
     */
    public record Plan(
            String name,
            LabelledSet set,
            List<NamedModel> models,
            Set<MethodChoice> methods,
            int threads,
            double reviewAbove,
            Optional<Path> out,
            int worst) {}

    /**
     * Measures and writes.
     *
     * @param after told each picture's id when it is done, from any thread
     */
    public Outcome run(Plan plan, Consumer<String> after) throws IOException, InterruptedException {
        var evaluation = new Evaluation(Limits.DEFAULT, MethodChoice.methods(plan.methods(), plan.models()));
        Outcome outcome = evaluation.run(plan.set(), plan.threads(), after);
        if (plan.out().isPresent()) {
            write(plan, evaluation, outcome, plan.out().get());
        }
        return outcome;
    }

    private void write(Plan plan, Evaluation evaluation, Outcome outcome, Path out) throws IOException {
        EvalRecord record = EvalRecord.of(BuildIdentity.current(), plan, outcome);
        Path pictures = Files.createDirectories(out.resolve("pictures"));
        int shown = outcome.methods().size() - 1;
        List<WorstCard> cards = new ArrayList<>();
        for (PictureScore picture : outcome.worst(shown, plan.worst())) {
            String number = "%03d".formatted(cards.size() + 1);
            Exhibit exhibit = evaluation.exhibit(picture.labelled(), shown);
            Files.write(pictures.resolve(number + "-photograph.jpg"), exhibit.photograph());
            Files.write(pictures.resolve(number + "-truth.jpg"), exhibit.truth());
            Files.write(pictures.resolve(number + "-result.jpg"), exhibit.result());
            Files.write(pictures.resolve(number + "-difference.jpg"), exhibit.difference());
            cards.add(WorstCard.of("pictures/" + number, picture, shown, plan.reviewAbove()));
        }
        EvalFiles.writeJson(record, out.resolve("eval.json"));
        EvalFiles.writeCsv(record, out.resolve("eval.csv"));
        page.write(record, ReviewPlot.of(outcome, plan.reviewAbove()), cards, out.resolve("eval.html"));
    }
}
