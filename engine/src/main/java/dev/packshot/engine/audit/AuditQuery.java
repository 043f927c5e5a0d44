package dev.packshot.engine.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which entries are wanted, newest first.
 *
 * @param actor exactly this one
 * @param action this one, or those below it when it ends with a dot
 * @param subject exactly this one
 * @param from at this time or later
 * @param until before this time
 * @param before entries with smaller numbers only: {@link AuditPage#next} of the page before
 * @param most entries of a page, 1..1000
 */
public record AuditQuery(
        Optional<String> actor,
        Optional<String> action,
        Optional<String> subject,
        Optional<Instant> from,
        Optional<Instant> until,
        OptionalLong before,
        int most) {
    private static final int MOST = 1_000;

    public AuditQuery {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("A page has 1 to 1000 entries, not " + most);
        }
    }

    /** All entries. */
    public static AuditQuery newest(int most) {
        return new AuditQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                most);
    }

    /** The same about one subject. */
    public AuditQuery about(String wanted) {
        return new AuditQuery(actor, action, Optional.of(wanted), from, until, before, most);
    }

    /** The same, further back. */
    public AuditQuery before(long number) {
        return new AuditQuery(actor, action, subject, from, until, OptionalLong.of(number), most);
    }
}
