package dev.packshot.engine.health;

import dev.packshot.engine.database.Database;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Well while somebody works: not when items have been due for 10 minutes and nobody has any at hand. A matter of wellness and
 * not of readiness: taking nodes away from callers makes no queue shorter.
 */
@Wellness
@ApplicationScoped
class QueueHealth implements HealthCheck {
    private static final String NAME = "Queue";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String IDLE = """
            SELECT count(*) FILTER (WHERE NOT picked AND execution_time < ?) > 0
               AND count(*) FILTER (WHERE picked AND last_heartbeat > ?) = 0
            FROM (SELECT picked, execution_time, last_heartbeat FROM work_cpu
                  UNION ALL SELECT picked, execution_time, last_heartbeat FROM work_io) items
            """;

    private final Database database;
    private final Clock clock;

    QueueHealth(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        Instant late = clock.instant().minus(PATIENCE);
        boolean idle = database.apart(connection -> {
            try (PreparedStatement select = connection.prepareStatement(IDLE)) {
                select.setTimestamp(1, Timestamp.from(late));
                select.setTimestamp(2, Timestamp.from(late));
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return row.getBoolean(1);
                }
            }
        });
        return HealthCheckResponse.named(NAME).status(!idle).build();
    }
}
