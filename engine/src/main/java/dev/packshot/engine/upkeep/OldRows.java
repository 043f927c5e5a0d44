package dev.packshot.engine.upkeep;

import dev.packshot.engine.database.Database;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;

/** Forgets signals that were acted on and problems that were settled long ago. */
@Singleton
final class OldRows implements Chore {
    private static final String SIGNALS = "DELETE FROM signal WHERE done < ?";

    /** What explains a publication or picture without success stays as long as that does. */
    private static final String PROBLEMS = """
            DELETE FROM problem p WHERE p.closed < ?
            AND NOT EXISTS (SELECT 1 FROM publication b WHERE b.id::text = p.item AND b.state IN ('REFUSED', 'OVERDUE'))
            AND NOT EXISTS (SELECT 1 FROM image_job j WHERE j.id::text = p.item AND j.state IN ('REFUSED', 'REJECTED'))
            """;

    private final Database database;
    private final RetentionSettings settings;
    private final Clock clock;

    OldRows(Database database, RetentionSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "old-rows";
    }

    @Override
    public String run() {
        return "%,d signals and %,d problems forgotten"
                .formatted(delete(SIGNALS, settings.signals()), delete(PROBLEMS, settings.problems()));
    }

    private int delete(String query, Duration age) {
        return database.apart(on -> {
            try (PreparedStatement delete = on.prepareStatement(query)) {
                delete.setTimestamp(1, Timestamp.from(clock.instant().minus(age)));
                return delete.executeUpdate();
            }
        });
    }
}
