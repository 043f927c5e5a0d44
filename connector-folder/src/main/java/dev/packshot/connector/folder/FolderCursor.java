package dev.packshot.connector.folder;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Cursor;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a reading stands: no snapshot, only the time of the last change that it knows.
 *
 * <p>File times have grain, and clocks of network drives run apart: what changed shortly before that time counts as
 * changed after it, unless it is exactly as it was then.
 *
 * @param everything whether everything is being read
 * @param time of the last change that was known when the reading began, nanoseconds since 1970
 * @param known marks of what had changed shortly before
 * @param afterTime where a reading of what changed goes on, nanoseconds since 1970
 * @param after the last listing that was given; empty at the start
 */
record FolderCursor(boolean everything, long time, Set<String> known, long afterTime, String after) {
    private static final long SHORTLY_NANOS = 2_000_000_000L;
    private static final int MARK_DIGITS = 10;

    /** More don't fit into a cursor; then they are all given again. */
    private static final int MOST_KNOWN = 300;

    private static final Pattern TEXT =
            Pattern.compile("folder1\\|(all|since)\\|(\\d{1,19})\\|([0-9a-f,]*)\\|(\\d{1,19})\\|(.{0,255})");

    /** A new reading of everything, or of what changed, from what is there. */
    static FolderCursor begin(boolean everything, Collection<FolderListings.Found> there) {
        long time =
                there.stream().mapToLong(FolderListings.Found::changed).max().orElse(0);
        Set<String> known = there.stream()
                .filter(each -> each.changed() > time - SHORTLY_NANOS)
                .map(FolderCursor::mark)
                .collect(Collectors.toCollection(TreeSet::new));
        return new FolderCursor(everything, time, known.size() > MOST_KNOWN ? Set.of() : known, 0, "");
    }

    static FolderCursor of(Cursor cursor) {
        Matcher text = TEXT.matcher(cursor.text());
        try {
            if (text.matches()) {
                return new FolderCursor(
                        text.group(1).equals("all"),
                        Long.parseLong(text.group(2)),
                        Set.of(text.group(3).split(",")),
                        Long.parseLong(text.group(4)),
                        text.group(5));
            }
        } catch (IllegalArgumentException e) {
            // As little a cursor as any other text.
        }
        throw new ConnectorException.Malformed("This isn't a place in a folder");
    }

    Cursor text() {
        return new Cursor("folder1|%s|%d|%s|%d|%s"
                .formatted(everything ? "all" : "since", time, String.join(",", known), afterTime, after));
    }

    /** Whether a reading of what changed has to give this one. */
    boolean isNews(FolderListings.Found found) {
        return found.changed() > time - SHORTLY_NANOS && !known.contains(mark(found));
    }

    /** Whether this one comes after what was given. */
    boolean isAhead(FolderListings.Found found) {
        if (everything) {
            return found.ref().id().compareTo(after) > 0;
        }
        int byTime = Long.compare(found.changed(), afterTime);
        return byTime > 0 || (byTime == 0 && found.ref().id().compareTo(after) > 0);
    }

    FolderCursor behind(FolderListings.Found last) {
        return new FolderCursor(
                everything, time, known, last.changed(), last.ref().id());
    }

    private static String mark(FolderListings.Found found) {
        ListingRef ref = found.ref();
        return Digest.of(ref.id() + " " + found.changed()).hex().substring(0, MARK_DIGITS);
    }
}
