package dev.packshot.engine.erasure;

import dev.packshot.catalog.Digest;
import dev.packshot.engine.database.Database;
import dev.packshot.engine.media.Retention;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A shop's files in the media store. */
@Singleton
final class ErasedFiles {
    private static final Sql SOME = new Sql("SELECT digest FROM erasure_file WHERE connection = :shop LIMIT 100");
    private static final Sql DONE = new Sql("""
            WITH gone AS (DELETE FROM erasure_file
              WHERE connection = :shop AND encode(digest, 'hex') = ANY (:digests) RETURNING digest)
            UPDATE erasure SET files = files + (SELECT count(*) FROM gone) WHERE connection = :shop
            """);

    private final Database database;
    private final Retention retention;

    ErasedFiles(Database database, Retention retention) {
        this.database = database;
        this.retention = retention;
    }

    /** Lets some go that nobody else keeps, without a grace time; whether there were any. */
    boolean letSomeGo(UUID shop) {
        List<String> digests = database.apart(on -> SOME.bytes(on, Map.of("shop", shop))).stream()
                .map(HexFormat.of()::formatHex)
                .toList();
        if (digests.isEmpty()) {
            return false;
        }
        digests.forEach(digest -> retention.letGo(new Digest(digest)));
        database.apart(on -> DONE.run(on, Map.of("shop", shop, "digests", digests)));
        return true;
    }
}
