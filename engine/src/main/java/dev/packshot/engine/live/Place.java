package dev.packshot.engine.live;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an event stands in the order that everybody hears events in.
 *
 * @param transaction PostgreSQL's number of the transaction that told it
 * @param number the event's own
 */
public record Place(long transaction, long number) implements Comparable<Place> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    /** Reads what {@link #toString} wrote; empty for anything else. */
    public static Optional<Place> read(String text) {
        Matcher parts = FORM.matcher(text.strip());
        return parts.matches()
                ? Optional.of(new Place(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(Place other) {
        int byTransaction = Long.compare(transaction, other.transaction);
        return byTransaction != 0 ? byTransaction : Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return transaction + "-" + number;
    }
}
