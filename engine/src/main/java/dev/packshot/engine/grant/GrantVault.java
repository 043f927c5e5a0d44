package dev.packshot.engine.grant;

import dev.packshot.connector.Grant;
import dev.packshot.engine.database.Database;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The grants of all connections, sealed. Safe for several threads and nodes. */
@Singleton
public final class GrantVault {
    private static final String FIELD = "grant";
    /** Longer than any connector waits for an answer. */
    private static final Duration RENEWAL = Duration.ofMinutes(2);

    private static final int BATCH = 100;
    private static final UUID FIRST = new UUID(0, 0);

    private final Database database;
    private final SealedRows rows;

    @Inject
    GrantVault(Database database, SealedRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** Keeps a grant in place of the connection's earlier one. */
    public void store(UUID connection, Grant grant) {
        database.joining(on -> {
            rows.write(on, connection, FIELD, GrantText.of(grant));
            return grant;
        });
    }

    /**
     * The connection's grant.
     *
     * @throws SealFailure when it can't be opened
     */
    public Optional<Grant> load(UUID connection) {
        return database.joining(on -> rows.open(on, connection, FIELD)).map(GrantText::read);
    }

    /** When the connection's grant was last stored or renewed. */
    public Optional<Instant> changed(UUID connection) {
        return database.joining(on -> rows.changed(on, connection, FIELD));
    }

    /** Connections whose grant was neither stored nor renewed since a time. */
    public List<UUID> unchangedSince(Instant time) {
        return database.joining(on -> rows.unchangedSince(on, FIELD, time));
    }

    /** Renews the grant that the connection has now; see {@link #renew(UUID, Grant, UnaryOperator)}. */
    public Grant renew(UUID connection, UnaryOperator<Grant> refresh) {
        Grant present = load(connection).orElseThrow(() -> new GrantMissing(connection));
        return renew(connection, present, refresh);
    }

    /**
     * Renews a grant that no longer serves. At any time one refresh goes on for a connection over all nodes; whoever comes
     * meanwhile or later with the same stale grant waits and gets the new one without asking the marketplace. The new grant
     * is committed before this returns. What {@code refresh} throws is thrown on, and the old grant stays.
     *
     * @param stale the grant that was seen not to serve
     * @param refresh one call to the marketplace, at most 2 minutes long
     * @throws GrantMissing when there is no grant
     * @throws SealFailure when it can't be opened
     */
    public Grant renew(UUID connection, Grant stale, UnaryOperator<Grant> refresh) {
        return database.apart(RENEWAL, on -> {
            Grant present = rows.openLocked(on, connection, FIELD)
                    .map(GrantText::read)
                    .orElseThrow(() -> new GrantMissing(connection));
            if (!present.equals(stale)) {
                return present;
            }
            Grant renewed = refresh.apply(present);
            rows.write(on, connection, FIELD, GrantText.of(renewed));
            return renewed;
        });
    }

    /** Forgets the connection's grant. */
    public void erase(UUID connection) {
        database.joining(on -> {
            rows.erase(on, connection, FIELD);
            return connection;
        });
    }

    /**
     * Moves every secret, grants and settings alike, under the ring's current key, in batches of their own transactions.
     * May be interrupted (by {@link Thread#interrupt} or a halt) and begun again: what is moved stays moved. Afterwards the
     * old keys can be taken off the ring, if nothing is left unreadable.
     */
    public Rewrapped rewrap() {
        var position = new Position(FIRST, "");
        int moved = 0;
        List<UUID> unreadable = new ArrayList<>();
        while (!Thread.currentThread().isInterrupted()) {
            Position from = position;
            Batch batch = database.apart(on -> {
                int count = 0;
                Position last = from;
                List<UUID> left = new ArrayList<>();
                for (SealedRows.Row row : rows.outdated(on, from.connection, from.field, BATCH)) {
                    last = new Position(row.place().connection(), row.place().field());
                    try {
                        rows.rewrap(on, row);
                        count++;
                    } catch (SealFailure e) {
                        left.add(row.place().connection());
                    }
                }
                return new Batch(count, left, last);
            });
            moved += batch.moved;
            unreadable.addAll(batch.unreadable);
            if (batch.last.equals(position)) {
                return new Rewrapped(moved, unreadable.stream().distinct().toList(), true);
            }
            position = batch.last;
        }
        return new Rewrapped(moved, unreadable.stream().distinct().toList(), false);
    }

    private record Position(UUID connection, String field) {}

    private record Batch(int moved, List<UUID> unreadable, Position last) {}

    /**
     * What a change of keys came to.
     *
     * @param moved secrets that are under the current key now and weren't before
     * @param unreadable connections with secrets that no key of the ring opens
     * @param complete whether all were looked at
     */
    public record Rewrapped(int moved, List<UUID> unreadable, boolean complete) {}
}
