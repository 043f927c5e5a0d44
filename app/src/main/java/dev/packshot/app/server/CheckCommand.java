package dev.packshot.app.server;

import dev.packshot.engine.invariant.Breach;
import dev.packshot.engine.invariant.InvariantCheck;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code packshot check}: proves what must always hold. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Proves from the rows, the stored bytes and the marketplaces' own truth that nothing was lost, doubled,",
            "published without a decision, or made impossible to restore. Changes nothing."
        },
        footerHeading = "%nExit status:%n",
        footer = {"  0  all holds", "  3  something doesn't; each breach is a line"})
public final class CheckCommand implements Callable<Integer> {
    private static final int OK = 0;
    private static final int BREACHED = 3;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions options;

    private final InvariantCheck invariants;

    @Inject
    CheckCommand(InvariantCheck invariants) {
        this.invariants = invariants;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Breach> breaches = invariants.run();
        for (Breach breach : breaches) {
            out.printf("%2d %s: %s%n", breach.invariant().number(), breach.invariant(), breach.what());
        }
        out.println(breaches.isEmpty() ? "All invariants hold." : breaches.size() + " breaches.");
        out.flush();
        return breaches.isEmpty() ? OK : BREACHED;
    }
}
