package dev.packshot.engine.figure;

import dev.packshot.engine.database.Database;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps and gives figures. */
@Singleton
public class Figures {
    private final Database database;
    private final Clock clock;

    Figures(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Counts something that no row tells of, in the caller's transaction. What rows tell of is counted by itself.
     *
     * @param connection whose shop; null for nobody's
     * @param times how often, 1 or more
     */
    public void count(Figure figure, @Nullable UUID connection, long times) {
        add(figure, connection, new Sample(clock.instant(), times, times, 1, 1));
    }

    /**
     * Notes a value that no row tells of, in the caller's transaction.
     *
     * @param connection whose shop; null for nobody's
     * @param value in the figure's unit
     */
    public void observe(Figure figure, @Nullable UUID connection, double value) {
        add(figure, connection, new Sample(clock.instant(), 1, value, value, value));
    }

    private void add(Figure figure, @Nullable UUID connection, Sample sample) {
        database.joining(on -> {
            FigureRows.add(on, figure, connection == null ? FigureRows.NOBODY : connection, sample);
            return figure;
        });
    }

    /**
     * A figure over time, the oldest first; times without a sample are left out.
     *
     * @param from first time
     * @param until end, not included
     * @param connection only of this shop; null for all together
     */
    public List<Sample> read(Figure figure, Grain grain, Instant from, Instant until, @Nullable UUID connection) {
        return database.joining(on -> FigureRows.read(on, figure, grain, from, until, connection));
    }
}
