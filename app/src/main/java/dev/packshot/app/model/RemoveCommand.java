package dev.packshot.app.model;

import dev.packshot.app.network.ModelsFolder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code packshot model remove}: deletes an added model. */
@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        description = "Deletes an added model and the story of its admission.")
final class RemoveCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "As listed.")
    private String id;

    @Mixin
    private ModelsFolder models;

    private final Clock clock;
    private final PrintStream out = System.out;

    @Inject
    RemoveCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        boolean wasChosen = models.catalogue(clock).remove(id);
        out.printf("Removed %s.%s%n", id, wasChosen ? " From now on packshot-matte finds products." : "");
        return 0;
    }
}
