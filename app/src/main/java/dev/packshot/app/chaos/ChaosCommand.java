package dev.packshot.app.chaos;

import dev.packshot.engine.work.Probe;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code packshot chaos}: for people and for the night. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs the demo on a folder of its own, again and again, with processes that die at random places; lays new",
            "products between them, lets every round come to its end, and checks every invariant after each."
        },
        footerHeading = "%nExit status:%n",
        footer = {"  0  whatever died, nothing was lost, doubled or left unexplained", "  3  something was"})
public final class ChaosCommand implements Callable<Integer> {
    private static final int OK = 0;
    private static final int BROKEN = 3;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "10",
            description = "How long. A round that has begun is finished. Default: 10.")
    private int minutes;

    @Option(
            names = "--odds",
            paramLabel = "0..1",
            defaultValue = "0.02",
            description = "How probably a process dies at each place. Default: 0.02.")
    private double odds;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder to work in. Default: a new one in the system's temporary folder.")
    private @Nullable Path data;

    private final Clock clock;

    @Inject
    ChaosCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (minutes < 1 || !(odds > 0 && odds <= 1)) {
            throw new ParameterException(spec.commandLine(), "--minutes is at least 1 and --odds above 0 up to 1");
        }
        PrintWriter out = spec.commandLine().getOut();
        Path folder = data == null ? Files.createTempDirectory("packshot-chaos") : data;
        Instant end = clock.instant().plus(Duration.ofMinutes(minutes));
        var demo = new DyingDemo(folder, odds);
        int rounds = 0;
        int deaths = 0;
        while (clock.instant().isBefore(end)) {
            DyingDemo.Round round = demo.round(++rounds);
            deaths += round.deaths();
            out.printf("round %d: %d deaths, then exit %d%n", rounds, round.deaths(), round.status());
            out.flush();
            if (round.status() != OK) {
                out.println(round.output());
                out.printf("Everything is left in %s%n", folder);
                return BROKEN;
            }
        }
        out.printf(
                "%d rounds, %d processes died (exit %d), nothing lost, doubled or unexplained.%n",
                rounds, deaths, Probe.HALTED);
        return OK;
    }
}
