package dev.packshot.engine.media;

import dev.packshot.catalog.Digest;
import dev.packshot.engine.database.Database;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Lets bytes go that nobody keeps. A sweep first notes what it finds unkept; only what an earlier sweep noted a grace time
 * ago, and nobody has kept since, is deleted, so that bytes which were just put always have time to be kept. The last look
 * and the deletion happen under the lock that {@link MediaUses#keep} takes.
 */
public final class Retention {
    private static final int BATCH = 1_000;

    private final Database database;
    private final MediaStore store;
    private final Duration grace;
    private final Clock clock;

    /**
     * Retention of a store.
     *
     * @param grace how long bytes are left that nobody keeps
     */
    public Retention(Database database, MediaStore store, Duration grace, Clock clock) {
        this.database = database;
        this.store = store;
        this.grace = grace;
        this.clock = clock;
    }

    /**
     * What a sweep came to.
     *
     * @param seen pictures of the store
     * @param unkept those that nobody keeps
     * @param deleted those that were let go
     * @param freed bytes of those
     */
    public record Swept(long seen, long unkept, long deleted, long freed) {}

    /** Looks at the whole store once. May be stopped at any time and may run on several nodes. */
    public Swept sweep() {
        long seen = 0;
        long unkept = 0;
        try (Stream<Digest> digests = store.digests()) {
            Iterator<Digest> rest = digests.iterator();
            while (rest.hasNext()) {
                List<Digest> batch = take(rest);
                seen += batch.size();
                unkept += note(batch);
            }
        }
        long deleted = 0;
        long freed = 0;
        for (Digest digest : overdue()) {
            long bytes = letGo(digest);
            deleted += bytes < 0 ? 0 : 1;
            freed += Math.max(0, bytes);
        }
        forgetEnded();
        return new Swept(seen, unkept, deleted, freed);
    }

    private static List<Digest> take(Iterator<Digest> rest) {
        List<Digest> batch = new ArrayList<>();
        while (rest.hasNext() && batch.size() < BATCH) {
            batch.add(rest.next());
        }
        return batch;
    }

    private int note(List<Digest> batch) {
        Instant now = clock.instant();
        return database.apart(on -> {
            Set<Digest> kept = MediaUses.kept(on, batch, now);
            List<Digest> unkept =
                    batch.stream().filter(digest -> !kept.contains(digest)).toList();
            try (PreparedStatement insert = on.prepareStatement("""
                    INSERT INTO media_unkept (digest, since)
                    SELECT digest, ? FROM unnest(?) AS found (digest) ORDER BY digest ON CONFLICT DO NOTHING""")) {
                insert.setTimestamp(1, Timestamp.from(now));
                insert.setArray(2, MediaUses.array(on, unkept));
                insert.executeUpdate();
            }
            MediaUses.forgetUnkept(on, List.copyOf(kept));
            return unkept.size();
        });
    }

    private List<Digest> overdue() {
        return database.apart(on -> {
            try (PreparedStatement select = on.prepareStatement("SELECT digest FROM media_unkept WHERE since <= ?")) {
                select.setTimestamp(1, Timestamp.from(clock.instant().minus(grace)));
                return MediaUses.digests(select);
            }
        });
    }

    /**
     * Lets bytes go at once, without a grace time, unless somebody keeps them. Whoever has just put them and not yet kept
     * them puts them again.
     *
     * @return how many bytes were freed; below zero when somebody keeps them, or they weren't there
     */
    public long letGo(Digest digest) {
        return database.apart(on -> {
            MediaUses.lockForDeletion(on, digest);
            boolean kept = !MediaUses.kept(on, List.of(digest), clock.instant()).isEmpty();
            MediaUses.forgetUnkept(on, List.of(digest));
            if (kept) {
                return -1L;
            }
            try {
                long bytes = store.length(digest);
                store.delete(digest);
                return bytes;
            } catch (MediaMissing e) {
                return -1L;
            }
        });
    }

    private void forgetEnded() {
        database.apart(on -> {
            try (PreparedStatement delete = on.prepareStatement("DELETE FROM media_use WHERE keep_until <= ?")) {
                delete.setTimestamp(1, Timestamp.from(clock.instant()));
                return delete.executeUpdate();
            }
        });
    }
}
