package dev.packshot.engine.upkeep;

import dev.packshot.engine.audit.AuditLog;
import dev.packshot.engine.database.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Ends the time in which a listing can be restored: nothing was published to it, and nothing made for it, for as long as
 * originals are kept. From then on the listing says so.
 */
@Singleton
final class RestoreWindow implements Chore {
    private static final int BATCH = 200;

    private static final String ENDED = """
            SELECT l.id FROM listing l
            WHERE (EXISTS (SELECT 1 FROM snapshot s JOIN media_use u ON u.owner_kind = 'snapshot' AND u.owner_id = s.id
                           WHERE s.listing = l.id AND s.taken < ?)
                   OR EXISTS (SELECT 1 FROM media_use u WHERE u.owner_kind = 'original' AND u.owner_id = l.id))
              AND NOT EXISTS (SELECT 1 FROM image_job j WHERE j.listing = l.id AND j.changed >= ?)
              AND NOT EXISTS (SELECT 1 FROM publication p WHERE p.listing = l.id
                              AND (p.state IN ('PLANNED', 'INTENDED', 'ACCEPTED', 'PUBLISHED')
                                   OR GREATEST(p.planned, p.intended, p.published, p.verified) >= ?))
            ORDER BY l.id LIMIT ? FOR UPDATE OF l SKIP LOCKED
            """;
    private static final String END = "UPDATE listing SET restore_ended = ?, version = version + 1 WHERE id = ?";
    private static final String RELEASE = """
            DELETE FROM media_use u WHERE (u.owner_kind = 'original' AND u.owner_id = ?)
            OR (u.owner_kind = 'snapshot' AND u.owner_id IN (SELECT s.id FROM snapshot s WHERE s.listing = ?))
            """;

    private final Database database;
    private final AuditLog audit;
    private final RetentionSettings settings;
    private final Clock clock;

    RestoreWindow(Database database, AuditLog audit, RetentionSettings settings, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "restore-window";
    }

    @Override
    public String run() {
        int all = 0;
        int some;
        do {
            some = database.apart(this::endSome);
            all += some;
        } while (some == BATCH);
        return "%,d listings can't be restored any more".formatted(all);
    }

    private int endSome(Connection on) throws SQLException {
        Instant now = clock.instant();
        List<UUID> listings = ended(on, now.minus(settings.originals()));
        for (UUID listing : listings) {
            try (PreparedStatement end = on.prepareStatement(END);
                    PreparedStatement release = on.prepareStatement(RELEASE)) {
                end.setTimestamp(1, Timestamp.from(now));
                end.setObject(2, listing);
                end.executeUpdate();
                release.setObject(1, listing);
                release.setObject(2, listing);
                release.executeUpdate();
            }
        }
        if (!listings.isEmpty()) {
            audit.record(
                    "packshot",
                    "restore-window.end",
                    "listings",
                    Map.of(
                            "count",
                            String.valueOf(listings.size()),
                            "first",
                            listings.getFirst().toString()));
        }
        return listings.size();
    }

    private static List<UUID> ended(Connection on, Instant before) throws SQLException {
        List<UUID> found = new ArrayList<>();
        try (PreparedStatement select = on.prepareStatement(ENDED)) {
            for (int i = 1; i <= 3; i++) {
                select.setTimestamp(i, Timestamp.from(before));
            }
            select.setInt(4, BATCH);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return found;
    }
}
