package dev.packshot.app.model;

import dev.packshot.app.network.ModelsFolder;
import dev.packshot.pipeline.matte.ModelCard;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code packshot model use}: from now on, this one. */
@Command(
        name = "use",
        mixinStandardHelpOptions = true,
        description = "Chooses the model that finds products unless another is named.")
final class UseCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "As listed; packshot-matte is the one that ships with Packshot.")
    private String id;

    @Mixin
    private ModelsFolder models;

    private final Clock clock;
    private final PrintStream out = System.out;

    @Inject
    UseCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        ModelCard card = models.catalogue(clock).choose(id).card();
        out.printf("From now on %s finds products.%n", card.id());
        return 0;
    }
}
