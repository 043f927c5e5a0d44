package dev.packshot.engine.work;

import java.time.Duration;

/**
 * What happens after failures, read as a sentence: {@code retry(8).startingAt(ofSeconds(2)).doublingUpTo(ofMinutes(10))
 * .thenQuarantine()}. It can't be built without saying what comes after the last try.
 *
 * @param tries most tries in all, 1 or more
 * @param first pause after the first failure
 * @param longest pause that doubling ends at
 */
public record RetryPolicy(int tries, Duration first, Duration longest) {
    private static final int MOST_DOUBLINGS = 30;

    /** A sentence's start: how often it is tried in all. */
    public static Start retry(int tries) {
        return first -> longest -> () -> new RetryPolicy(tries, first, longest);
    }

    /** The sentence after {@code retry}. */
    @FunctionalInterface
    public interface Start {
        Growth startingAt(Duration first);
    }

    /** The sentence after {@code startingAt}. */
    @FunctionalInterface
    public interface Growth {
        End doublingUpTo(Duration longest);
    }

    /** The sentence's end. */
    @FunctionalInterface
    public interface End {
        /** After the last try the item waits for a person. */
        RetryPolicy thenQuarantine();
    }

    public RetryPolicy {
        if (tries < 1 || first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("At least one try, and pauses that grow");
        }
    }

    /** Whether another try follows after this many failures. */
    boolean allowsAnother(int failures) {
        return failures < tries;
    }

    /**
     * How long to wait after a failure.
     *
     * @param failures in a row, 1 or more
     * @param spread 0..1, so that what failed together doesn't come back together
     */
    Duration pause(int failures, double spread) {
        long doubled = first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
        long capped = doubled < 0 ? longest.toMillis() : Math.min(doubled, longest.toMillis());
        return Duration.ofMillis((long) (capped * (1 + 0.25 * spread)));
    }
}
