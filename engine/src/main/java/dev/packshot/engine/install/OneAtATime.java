package dev.packshot.engine.install;

import dev.packshot.engine.database.Database;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Installs an account once, however many of its tabs ask at the same time on however many nodes. */
@Singleton
class OneAtATime {
    /** Longer than any connector waits for an answer. */
    private static final Duration MOST = Duration.ofMinutes(2);

    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(?, 4))";

    private final Database database;
    private final Map<String, ReentrantLock> here = new ConcurrentHashMap<>();

    OneAtATime(Database database) {
        this.database = database;
    }

    /**
     * Works in a transaction of its own, after all others that work for the account.
     *
     * @param work may make one call to the marketplace
     */
    <T> T work(String connector, String account, Supplier<T> work) {
        String key = connector + "/" + account;
        // Of those on this node, one waits with a database connection in hand.
        ReentrantLock lock = here.computeIfAbsent(key, any -> new ReentrantLock());
        lock.lock();
        try {
            return database.apart(MOST, on -> {
                try (PreparedStatement statement = on.prepareStatement(LOCK)) {
                    statement.setString(1, key);
                    statement.execute();
                }
                return work.get();
            });
        } finally {
            lock.unlock();
        }
    }
}
