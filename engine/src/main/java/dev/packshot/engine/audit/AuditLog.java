package dev.packshot.engine.audit;

import dev.packshot.catalog.Digest;
import dev.packshot.engine.audit.AuditRows.Head;
import dev.packshot.engine.audit.AuditRows.Row;
import dev.packshot.engine.database.Database;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Who did what. The database refuses to change or take away entries, and each entry holds the digest of the one before, so
 * that whoever gets round that shows. Only an entry's details can be erased: who did what to which id, and when, stays.
 */
@Singleton
public final class AuditLog {
    private static final int SALT = 16;

    private final Database database;
    private final SecureRandom random;
    private final Clock clock;

    @Inject
    public AuditLog(Database database, SecureRandom random, Clock clock) {
        this.database = database;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Records in the caller's transaction: when that is rolled back, nothing was done and nothing is recorded. From here to
     * its end all other recorders wait, over all nodes; so record last, and call nobody afterwards.
     *
     * @param actor who, such as {@code user:ann}
     * @param action what, such as {@code publication.restored}
     * @param subject what to, such as {@code listing:<id>}
     * @param details more of it; never a secret
     */
    public void record(String actor, String action, String subject, Map<String, String> details) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        Map<String, String> clean = new HashMap<>();
        details.forEach((key, value) -> clean.put(storable(key), storable(value)));
        database.joining(on -> {
            Head head = AuditRows.lockHead(on);
            var entry = new AuditEntry(
                    head.number() + 1,
                    // What PostgreSQL keeps; anything finer would change the digest.
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    storable(actor),
                    storable(action),
                    storable(subject),
                    clean,
                    head.digest(),
                    // Follows from the rest.
                    AuditEntry.BEGINNING);
            AuditRows.append(on, entry, salt);
            return entry;
        });
    }

    /**
     * Erases the details of entries, since they tell of somebody who has to be forgotten. Joins the caller's transaction.
     *
     * @param numbers of the entries; those whose details are gone already stay as they are
     */
    public void erase(List<Long> numbers) {
        database.joining(on -> AuditRows.erase(on, numbers, clock.instant()));
    }

    /** Entries, newest first. */
    public AuditPage read(AuditQuery query) {
        List<AuditEntry> found = database.joining(on -> AuditRows.read(on, query, query.most() + 1));
        if (found.size() <= query.most()) {
            return new AuditPage(found, OptionalLong.empty());
        }
        List<AuditEntry> page = found.subList(0, query.most());
        return new AuditPage(page, OptionalLong.of(page.getLast().number()));
    }

    /** Reads the whole log, piece by piece, and says where it isn't as it was written. */
    public ChainCheck verify() {
        return database.apart(Duration.ofMinutes(30), AuditLog::verify);
    }

    private static ChainCheck verify(Connection on) throws SQLException {
        // Before the entries: what is appended meanwhile lies behind it.
        Head head = AuditRows.head(on);
        Digest previous = AuditEntry.BEGINNING;
        long number = 0;
        try (PreparedStatement select = AuditRows.all(on);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                Row row = AuditRows.row(rows);
                String why = fault(row, head, number + 1, previous);
                if (!why.isEmpty()) {
                    return ChainCheck.broken(number, number + 1, why);
                }
                number++;
                previous = row.entry().digest();
                if (number == head.number() && !previous.equals(head.digest())) {
                    return ChainCheck.broken(number - 1, number, "It isn't the entry that the end of the log names.");
                }
            }
        }
        return number < head.number()
                ? ChainCheck.broken(number, number + 1, "The log ended with entry %d.".formatted(head.number()))
                : new ChainCheck(number, Optional.empty());
    }

    private static String fault(Row row, Head head, long expected, Digest previous) {
        if (row.entry().number() != expected) {
            return "It is missing: entry %d comes next.".formatted(row.entry().number());
        }
        if (!row.entry().previous().equals(previous)) {
            return "It doesn't follow the entry before.";
        }
        return bound(row, head) ? "" : "Its content was altered.";
    }

    private static boolean bound(Row row, Head head) {
        AuditEntry entry = row.entry();
        if (row.erased() && !entry.details().isEmpty()) {
            return false;
        }
        Digest content = row.content();
        if (content == null) {
            // Erased in the first form, it is held by nothing but the entry behind it.
            return entry.number() <= head.firstForm()
                    && (row.erased() || entry.boundAtFirst().equals(entry.digest()));
        }
        byte[] salt = row.salt();
        return entry.bound(content).equals(entry.digest())
                && (row.erased() || (salt != null && entry.content(salt).equals(content)));
    }

    /** PostgreSQL keeps neither a zero character nor half a surrogate pair. */
    private static String storable(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\u0000', '\ufffd');
    }
}
