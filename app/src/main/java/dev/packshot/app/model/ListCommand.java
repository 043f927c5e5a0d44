package dev.packshot.app.model;

import dev.packshot.app.network.ModelsFolder;
import dev.packshot.pipeline.matte.ModelCard;
import dev.packshot.pipeline.matte.catalogue.Admission;
import dev.packshot.pipeline.matte.catalogue.ModelCatalogue;
import dev.packshot.pipeline.matte.catalogue.StoredModel;
import jakarta.inject.Inject;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code packshot model list}: what there is. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the models that there are; * marks the one that is used.")
final class ListCommand implements Callable<Integer> {
    @Mixin
    private ModelsFolder models;

    private final Clock clock;
    private final PrintStream out = System.out;

    @Inject
    ListCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        for (ModelCatalogue.Entry entry : models.catalogue(clock).list()) {
            out.println(line(entry));
        }
        return 0;
    }

    private static String line(ModelCatalogue.Entry entry) {
        String mark = entry.chosen() ? "*" : " ";
        return entry.model()
                .map(model -> "%s %-20s %s".formatted(mark, entry.id(), about(model)))
                .orElseGet(() -> "%s %-20s %s".formatted(mark, entry.id(), entry.problem()));
    }

    private static String about(StoredModel model) {
        ModelCard card = model.card();
        String facts = "version %s, %d × %d px, %s, digest %s"
                .formatted(
                        card.version(),
                        card.input().width(),
                        card.input().height(),
                        card.licence(),
                        card.variants().getFirst().digest().abbreviated());
        return facts + model.admission().map(ListCommand::story).orElse(", ships with Packshot");
    }

    private static String story(Admission admission) {
        String added =
                ", added %s from %s (%s)".formatted(admission.addedAt(), admission.file(), admission.describedBy());
        return added
                + Optional.ofNullable(admission.acceptance())
                        .map(accepted -> ", licence %s accepted %s".formatted(accepted.licence(), accepted.at()))
                        .orElse("");
    }
}
