package dev.packshot.engine.upkeep;

import dev.packshot.engine.database.Database;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.time.Clock;

/**
 * Stops keeping the bytes of cut-outs that are old and that no unfinished job is made from. Mask and small picture stay as
 * long as the original, as evidence.
 */
@Singleton
final class OldCutouts implements Chore {
    private static final String RELEASE = """
            DELETE FROM media_use u USING cutout c
            WHERE c.made < ? AND c.stored IS NOT NULL AND u.owner_kind = 'cut-out' AND u.digest = decode(c.stored, 'hex')
              AND NOT EXISTS (SELECT 1 FROM image_job j WHERE j.cutout_key = c.key
                              AND j.state IN ('FETCHED', 'CUT_OUT', 'RENDERED'))
            """;

    private static final String RELEASE_EVIDENCE = """
            DELETE FROM media_use u USING cutout c
            WHERE c.made < ? AND u.owner_kind = 'cut-out'
              AND u.digest IN (decode(c.mask, 'hex'), decode(c.before, 'hex'))
              AND NOT EXISTS (SELECT 1 FROM media_use o WHERE o.digest = decode(c.original, 'hex'))
            """;

    private final Database database;
    private final RetentionSettings settings;
    private final Clock clock;

    OldCutouts(Database database, RetentionSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "old-cut-outs";
    }

    @Override
    public String run() {
        return "%,d cut-outs and %,d small pictures no longer kept"
                .formatted(release(RELEASE), release(RELEASE_EVIDENCE));
    }

    private int release(String query) {
        return database.apart(on -> {
            try (PreparedStatement release = on.prepareStatement(query)) {
                release.setTimestamp(1, Timestamp.from(clock.instant().minus(settings.cutouts())));
                return release.executeUpdate();
            }
        });
    }
}
