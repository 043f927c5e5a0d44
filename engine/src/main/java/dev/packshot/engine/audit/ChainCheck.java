package dev.packshot.engine.audit;

import java.util.Optional;

/**
 * Whether the log is as it was written.
 *
 * @param sound entries from the first on that are
 * @param broken the first that isn't
 */
public record ChainCheck(long sound, Optional<Broken> broken) {
    /**
     * An entry that isn't as it was written.
     *
     * @param number where the log is broken
     * @param why a sentence
     */
    public record Broken(long number, String why) {}

    static ChainCheck broken(long sound, long number, String why) {
        return new ChainCheck(sound, Optional.of(new Broken(number, why)));
    }
}
