package dev.packshot.app.eval;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/** An evaluation on the terminal. */
final class Printout {
    private static final int OK = 0;
    private static final int NEEDS_ATTENTION = 3;

    private Printout() {}

    /**
     * Prints.
     *
     * @param out where files were written, if any
     * @return the exit status
     */
    static int of(EvalRecord record, Optional<Path> out) {
        PrintStream stdout = System.out;
        stdout.printf("%d photographs of %s%n%n", record.pictures().size(), record.set());
        stdout.print(FigureTable.of(record).print());
        if (!record.skipped().isEmpty()) {
            stdout.printf("%n%d pairs couldn't be measured:%n", record.skipped().size());
            record.skipped().forEach(pair -> stdout.printf("  %s: %s %s%n", pair.id(), pair.message(), pair.remedy()));
        }
        out.ifPresent(folder -> stdout.printf("%nLook at %s%n", folder.resolve("eval.html")));
        return record.skipped().isEmpty() ? OK : NEEDS_ATTENTION;
    }
}
