package dev.packshot.app.demo;

import dev.packshot.engine.invariant.Breach;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * How the loop went round.
 *
 * @param rounds one for each shop
 * @param quiet whether the machines came to an end
 * @param breaches invariants that don't hold
 * @param time from the start of the work to its end
 * @param inbox where products come in
 * @param shelf where pictures are live
 */
record DemoReport(List<Round> rounds, boolean quiet, List<Breach> breaches, Duration time, Path inbox, Path shelf) {
    DemoReport {
        rounds = List.copyOf(rounds);
    }

    /** Whether all that should be live is live, and nothing is broken. */
    boolean good() {
        return quiet && breaches.isEmpty() && rounds.stream().allMatch(Round::good);
    }

    void print(PrintWriter out) {
        row(out, "", Round::shop);
        row(out, "listings", round -> round.counts().listings());
        row(out, "pictures made", round -> round.counts().made());
        row(out, "  auto-approved", round -> round.counts().approved());
        row(out, "  to review", round -> round.counts().toReview());
        row(out, "  refused", round -> round.counts().refused());
        row(out, "published", round -> round.counts().published());
        row(out, "verified", round -> round.counts().verified());
        row(out, "order, texts, links kept", round -> round.shown() ? "yes" : "NO");
        row(out, "originals put back", round -> round.restored() ? "yes" : "NO");
        out.printf("%-25s %8s%n", "invariants", breaches.isEmpty() ? "hold" : "BROKEN");
        out.printf("%-25s %8.1f%n", "seconds", time.toMillis() / 1000.0);
        if (!quiet) {
            out.println("The machines didn't come to an end in time: see the list of problems.");
        }
        breaches.forEach(breach -> out.printf("  %s: %s%n", breach.invariant(), breach.what()));
        out.printf("Look into %s%n", shelf);
        out.flush();
    }

    private void row(PrintWriter out, String name, Function<Round, Object> value) {
        out.printf("%-25s", name);
        rounds.forEach(round -> out.printf(" %8s", value.apply(round)));
        out.println();
    }
}
