package dev.packshot.app.demo;

import dev.packshot.engine.invariant.Breach;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How a round went.
 *
 * @param counts what was counted
 * @param quiet whether the machines came to an end
 * @param restored whether the originals of one listing are back, byte for byte
 * @param breaches invariants that don't hold
 * @param time from the start of the work to its end
 * @param inbox where products come in
 * @param shelf where pictures are live
 */
record DemoReport(
        DemoCounts counts,
        boolean quiet,
        boolean restored,
        List<Breach> breaches,
        Duration time,
        Path inbox,
        Path shelf) {

    /** Whether all that should be live is live, and nothing is broken. */
    boolean good() {
        return quiet && restored && breaches.isEmpty() && counts.allLive();
    }

    void print(PrintWriter out) {
        out.printf("%-22s %6s%n", "listings", counts.listings());
        out.printf("%-22s %6s%n", "pictures made", counts.made());
        out.printf("%-22s %6s%n", "  auto-approved", counts.approved());
        out.printf("%-22s %6s%n", "  to review", counts.toReview());
        out.printf("%-22s %6s%n", "  refused", counts.refused());
        out.printf("%-22s %6s%n", "published", counts.published());
        out.printf("%-22s %6s%n", "verified", counts.verified());
        out.printf("%-22s %6s%n", "originals put back", restored ? "yes" : "NO");
        out.printf("%-22s %6s%n", "invariants", breaches.isEmpty() ? "hold" : "BROKEN");
        out.printf("%-22s %6.1f%n", "seconds", time.toMillis() / 1000.0);
        if (!quiet) {
            out.println("The machines didn't come to an end in time: see the list of problems.");
        }
        breaches.forEach(breach -> out.printf("  %s: %s%n", breach.invariant(), breach.what()));
        out.printf("Look into %s%n", shelf);
        out.flush();
    }
}
