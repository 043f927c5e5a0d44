package dev.packshot.engine.media;

import dev.packshot.catalog.Digest;
import dev.packshot.engine.database.Database;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who needs which bytes. Bytes that nobody keeps are let go by {@link Retention} after a grace time. */
@Singleton
public final class MediaUses {
    private final Database database;
    private final MediaStore store;

    @Inject
    public MediaUses(Database database, MediaStore store) {
        this.database = database;
        this.store = store;
    }

    /**
     * Keeps bytes for an owner until they are released. Joins the caller's transaction; the bytes are put before.
     *
     * @param kind of owner, such as {@code snapshot}
     * @throws MediaMissing when the bytes were let go before this; they have to be put again
     */
    public void keep(Digest digest, String kind, UUID owner) {
        keep(digest, kind, owner, Optional.empty());
    }

    /** The same, ending by itself. */
    public void keep(Digest digest, String kind, UUID owner, Instant until) {
        keep(digest, kind, owner, Optional.of(until));
    }

    private void keep(Digest digest, String kind, UUID owner, Optional<Instant> until) {
        database.joining(on -> {
            lock(on, digest, "pg_advisory_xact_lock_shared");
            if (!store.has(digest)) {
                throw new MediaMissing(digest);
            }
            forgetUnkept(on, List.of(digest));
            try (PreparedStatement insert = on.prepareStatement("""
                    INSERT INTO media_use (digest, owner_kind, owner_id, keep_until) VALUES (?, ?, ?, ?)
                    ON CONFLICT (digest, owner_kind, owner_id) DO UPDATE SET keep_until = excluded.keep_until""")) {
                insert.setBytes(1, bytes(digest));
                insert.setString(2, kind);
                insert.setObject(3, owner);
                insert.setTimestamp(4, until.map(Timestamp::from).orElse(null));
                return insert.executeUpdate();
            }
        });
    }

    /** An owner no longer needs these bytes; others may. */
    public void release(Digest digest, String kind, UUID owner) {
        database.joining(on -> {
            try (PreparedStatement delete =
                    on.prepareStatement("DELETE FROM media_use WHERE digest = ? AND owner_kind = ? AND owner_id = ?")) {
                delete.setBytes(1, bytes(digest));
                delete.setString(2, kind);
                delete.setObject(3, owner);
                return delete.executeUpdate();
            }
        });
    }

    /** An owner needs nothing any more. */
    public void release(String kind, UUID owner) {
        database.joining(on -> {
            try (PreparedStatement delete =
                    on.prepareStatement("DELETE FROM media_use WHERE owner_kind = ? AND owner_id = ?")) {
                delete.setString(1, kind);
                delete.setObject(2, owner);
                return delete.executeUpdate();
            }
        });
    }

    /** Until the transaction ends nobody keeps these bytes. Keepers share the lock, so they never wait for each other. */
    static void lockForDeletion(Connection on, Digest digest) throws SQLException {
        lock(on, digest, "pg_advisory_xact_lock");
    }

    private static void lock(Connection on, Digest digest, String function) throws SQLException {
        try (PreparedStatement lock = on.prepareStatement("SELECT " + function + "(?)")) {
            lock.setLong(1, ByteBuffer.wrap(bytes(digest)).getLong());
            lock.execute();
        }
    }

    /** What a sweep noted no longer holds; the grace time begins anew when it is found unkept again. */
    static void forgetUnkept(Connection on, List<Digest> digests) throws SQLException {
        try (PreparedStatement delete = on.prepareStatement("DELETE FROM media_unkept WHERE digest = ANY (?)")) {
            delete.setArray(1, array(on, digests));
            delete.executeUpdate();
        }
    }

    /** Which of these somebody keeps at a time. */
    static Set<Digest> kept(Connection on, List<Digest> asked, Instant at) throws SQLException {
        try (PreparedStatement select = on.prepareStatement("""
                SELECT DISTINCT digest FROM media_use
                WHERE digest = ANY (?) AND (keep_until IS NULL OR keep_until > ?)""")) {
            select.setArray(1, array(on, asked));
            select.setTimestamp(2, Timestamp.from(at));
            return new HashSet<>(digests(select));
        }
    }

    static List<Digest> digests(PreparedStatement select) throws SQLException {
        List<Digest> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(new Digest(HexFormat.of().formatHex(rows.getBytes(1))));
            }
        }
        return found;
    }

    static Array array(Connection on, List<Digest> digests) throws SQLException {
        return on.createArrayOf("bytea", digests.stream().map(MediaUses::bytes).toArray(byte[][]::new));
    }

    static byte[] bytes(Digest digest) {
        return HexFormat.of().parseHex(digest.hex());
    }
}
