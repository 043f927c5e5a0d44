package dev.packshot.connector.folder;

import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Cursor;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a reading stands.
 *
 * @param since only what was touched then or later; empty for everything
 * @param started when this reading began; empty before its first page
 * @param after the last listing that was looked at
 */
record FolderCursor(Optional<Instant> since, Optional<Instant> started, Optional<FolderRef> after) {
    private static final Pattern TEXT = Pattern.compile("1:(\\d{0,15}):(\\d{0,15}):(.*)");
    private static final FolderCursor START = new FolderCursor(Optional.empty(), Optional.empty(), Optional.empty());

    static FolderCursor read(Cursor cursor) {
        if (cursor.equals(Cursor.START)) {
            return START;
        }
        Matcher text = TEXT.matcher(cursor.text());
        if (text.matches()) {
            Optional<FolderRef> after = FolderRef.read(text.group(3));
            if (after.isPresent() || text.group(3).isEmpty()) {
                return new FolderCursor(time(text.group(1)), time(text.group(2)), after);
            }
        }
        throw new ConnectorException.Malformed("A cursor that no reading of a folder has given");
    }

    Cursor write() {
        return new Cursor("1:%s:%s:%s"
                .formatted(
                        time(since),
                        time(started),
                        after.map(FolderRef::toString).orElse("")));
    }

    private static Optional<Instant> time(String millis) {
        return millis.isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(Long.parseLong(millis)));
    }

    private static String time(Optional<Instant> time) {
        return time.map(each -> String.valueOf(Math.max(0, each.toEpochMilli())))
                .orElse("");
    }
}
