package dev.packshot.engine.figure;

import java.time.Duration;

/** How fine figures are, and how long they are kept. */
public enum Grain {
    MINUTE(Duration.ofMinutes(1), Duration.ofDays(2)),
    HOUR(Duration.ofHours(1), Duration.ofDays(92)),
    DAY(Duration.ofDays(1), Duration.ofDays(1_830));

    private final Duration length;
    private final Duration kept;

    Grain(Duration length, Duration kept) {
        this.length = length;
        this.kept = kept;
    }

    /** Length of one sample. */
    public Duration length() {
        return length;
    }

    /** How long samples are kept. */
    public Duration kept() {
        return kept;
    }

    /** As {@code date_trunc} calls it. */
    String field() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
