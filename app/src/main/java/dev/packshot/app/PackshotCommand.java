package dev.packshot.app;

import dev.packshot.app.bench.BenchCommand;
import dev.packshot.app.chaos.ChaosCommand;
import dev.packshot.app.demo.DemoCommand;
import dev.packshot.app.eval.EvalCommand;
import dev.packshot.app.model.ModelCommand;
import dev.packshot.app.server.CheckCommand;
import dev.packshot.app.server.ConnectCommand;
import dev.packshot.app.server.RestoreCommand;
import dev.packshot.app.server.ServeCommand;
import dev.packshot.app.shoot.ShootCommand;
import io.quarkus.picocli.runtime.annotations.TopCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code packshot}: the list of what it can do. */
@TopCommand
@Command(
        name = "packshot",
        mixinStandardHelpOptions = true,
        versionProvider = PackshotVersion.class,
        description = "Turns product photographs into picture sets that marketplaces accept.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            ShootCommand.class,
            CheckCommand.class,
            ConnectCommand.class,
            RestoreCommand.class,
            ChaosCommand.class,
            ModelCommand.class,
            EvalCommand.class,
            BenchCommand.class,
            HelpCommand.class
        })
public final class PackshotCommand {}
