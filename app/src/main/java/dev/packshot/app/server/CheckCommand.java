package dev.packshot.app.server;

import dev.packshot.engine.invariant.Breach;
import dev.packshot.engine.invariant.InvariantCheck;
import jakarta.inject.Inject;
import java.io.PrintWriter;
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
        footer = {"  0  all holds", "  3  something doesn't, or a shop can't be asked; each is a line"})
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
        InvariantCheck.Findings findings = invariants.find();
        for (Breach breach : findings.breaches()) {
            out.printf("%2d %s: %s%n", breach.invariant().number(), breach.invariant(), breach.what());
        }
        findings.unasked().forEach(out::println);
        boolean holds = findings.breaches().isEmpty();
        boolean known = findings.unasked().isEmpty();
        out.println(
                holds
                        ? known ? "All invariants hold." : "No breach found so far."
                        : findings.breaches().size() + " breaches.");
        out.flush();
        return holds && known ? OK : BREACHED;
    }
}
