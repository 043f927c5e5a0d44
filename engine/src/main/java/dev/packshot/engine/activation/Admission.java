package dev.packshot.engine.activation;

import java.util.UUID;

/** Why something new may go live. */
public sealed interface Admission {
    /** For the person who chose it, and for the audit. */
    String sentence();

    /** It holds already, or nothing that is made changes with it. */
    record Unchanged() implements Admission {
        @Override
        public String sentence() {
            return "It was chosen already.";
        }
    }

    /**
     * Its outcome was compared with what was frozen.
     *
     * @param comparison id of the run
     */
    record Compared(UUID comparison) implements Admission {
        @Override
        public String sentence() {
            return "It was compared over the reference set (comparison %s).".formatted(comparison);
        }
    }

    /** The shop has no reference set yet, so that nothing could be compared. */
    record NothingToCompare() implements Admission {
        @Override
        public String sentence() {
            return "Nothing was compared: the shop has no reference set yet. Freeze one, so that the next change can be held"
                    + " against it.";
        }
    }

    /**
     * An owner wants it all the same.
     *
     * @param reason his own words
     */
    record Overridden(String reason) implements Admission {
        @Override
        public String sentence() {
            return "It was chosen without a comparison: " + reason;
        }
    }
}
