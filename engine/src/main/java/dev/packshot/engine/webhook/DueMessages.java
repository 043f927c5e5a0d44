package dev.packshot.engine.webhook;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.packshot.engine.database.Database;
import dev.packshot.engine.json.Json;
import dev.packshot.engine.pulse.Beat;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Hands what the rows themselves want told to the outbox: deleted here and kept there together. */
@Singleton
class DueMessages implements Beat {
    private static final String TAKE = """
            DELETE FROM webhook_due WHERE id IN (
              SELECT id FROM webhook_due ORDER BY id LIMIT 100 FOR UPDATE SKIP LOCKED)
            RETURNING type, subject, data
            """;

    private final Database database;
    private final Outbox outbox;

    DueMessages(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    private record Due(String type, UUID subject, Map<String, Object> data) {}

    @Override
    public Duration every() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void beat() {
        database.apart(connection -> {
            List<Due> due = taken(connection);
            due.forEach(message -> outbox.publish(message.type(), message.subject(), message.data()));
            return due.size();
        });
    }

    private static List<Due> taken(Connection connection) throws SQLException {
        List<Due> due = new ArrayList<>();
        try (PreparedStatement take = connection.prepareStatement(TAKE);
                ResultSet row = take.executeQuery()) {
            while (row.next()) {
                due.add(new Due(
                        row.getString(1),
                        row.getObject(2, UUID.class),
                        Json.read(row.getString(3), new TypeReference<Map<String, Object>>() {})));
            }
        }
        return due;
    }
}
