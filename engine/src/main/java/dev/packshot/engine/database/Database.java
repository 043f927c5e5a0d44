package dev.packshot.engine.database;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Plain SQL within transactions. The data source is looked up when it is first used, since the same application also runs
 * commands without a database.
 */
@Singleton
public final class Database {
    private static final Duration USUAL = Duration.ofSeconds(60);

    private final Instance<DataSource> source;

    @Inject
    public Database(Instance<DataSource> source) {
        this.source = source;
    }

    /**
     * Works in the caller's transaction, or in one of its own when there is none.
     *
     * @throws DatabaseUnavailable when a statement failed; the transaction is rolled back then
     */
    public <T> T joining(Work<T> work) {
        return QuarkusTransaction.joiningExisting()
                .timeout((int) USUAL.toSeconds())
                .call(() -> on(work));
    }

    /** Works in a transaction of its own, committed when this returns, whatever becomes of the caller's. */
    public <T> T apart(Work<T> work) {
        return QuarkusTransaction.requiringNew()
                .timeout((int) USUAL.toSeconds())
                .call(() -> on(work));
    }

    /**
     * The same for work that may take long.
     *
     * @param most after which the transaction is given up
     */
    public <T> T apart(Duration most, Work<T> work) {
        return QuarkusTransaction.requiringNew()
                .timeout((int) most.toSeconds())
                .call(() -> on(connection -> {
                    try (Statement patience = connection.createStatement()) {
                        // What may take long may also wait for others in between.
                        patience.execute("SET LOCAL idle_in_transaction_session_timeout = " + most.toMillis());
                    }
                    return work.on(connection);
                }));
    }

    /** Runs a library that begins and ends its own transactions, with the caller's set aside. */
    public <T> T aside(Function<DataSource, T> library) {
        return QuarkusTransaction.suspendingExisting().call(() -> library.apply(source.get()));
    }

    private <T> T on(Work<T> work) {
        try (Connection connection = source.get().getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new DatabaseUnavailable(
                    "The database didn't do its part (SQLSTATE %s). It is tried again; if that stays, its log says why."
                            .formatted(e.getSQLState()),
                    e);
        }
    }

    /** Some statements. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
