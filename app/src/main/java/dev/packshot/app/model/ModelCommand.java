package dev.packshot.app.model;

import dev.packshot.app.eval.CompareCommand;
import picocli.CommandLine.Command;

/** {@code packshot model}: the list of what can be done with models. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        description = "Adds stronger networks of others, and chooses which one finds products (see docs/models.md).",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AddCommand.class,
            ListCommand.class,
            CompareCommand.class,
            CalibrateCommand.class,
            UseCommand.class,
            RemoveCommand.class
        })
public final class ModelCommand {}
