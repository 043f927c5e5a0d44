package dev.packshot.engine.erasure;

import dev.packshot.catalog.Digest;
import dev.packshot.engine.database.Database;
import dev.packshot.engine.studio.Cutouts;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What belongs to a shop's listings, and they themselves. */
@Singleton
final class ListingRows {
    private static final Sql SOME =
            new Sql("SELECT id FROM listing WHERE connection = :shop ORDER BY id LIMIT 100 FOR UPDATE");
    private static final Sql CUTOUTS = new Sql("""
            SELECT c.key FROM cutout c JOIN image_job j ON j.cutout_key = c.key WHERE j.listing = ANY (:ids)
            UNION SELECT c.key FROM cutout c JOIN image_job j ON j.original = c.original WHERE j.listing = ANY (:ids)
            """);

    private static final Sql NOTE_IDS = new Sql("""
            INSERT INTO erasure_id (connection, id)
            SELECT :shop, id FROM (
              SELECT unnest(:ids) AS id
              UNION SELECT id FROM image_job WHERE listing = ANY (:ids)
              UNION SELECT r.id FROM rendition r JOIN image_job j ON j.id = r.job WHERE j.listing = ANY (:ids)
              UNION SELECT id FROM decision WHERE listing = ANY (:ids)
              UNION SELECT id FROM review_task WHERE listing = ANY (:ids)
              UNION SELECT id FROM snapshot WHERE listing = ANY (:ids)
              UNION SELECT id FROM publication WHERE listing = ANY (:ids)
              UNION SELECT id FROM problem WHERE listing = ANY (:ids)
              UNION SELECT profile FROM image_job WHERE listing = ANY (:ids) AND profile IS NOT NULL) found
            ON CONFLICT DO NOTHING
            """);

    /** Whatever looks like a digest: a file that isn't the shop's is kept by others, and stays. */
    private static final Sql NOTE_FILES = new Sql("""
            INSERT INTO erasure_file (connection, digest)
            SELECT :shop, digest FROM (
              SELECT digest FROM media_use WHERE owner_kind = 'original' AND owner_id = ANY (:ids)
              UNION SELECT u.digest FROM media_use u JOIN image_job j ON j.id = u.owner_id AND u.owner_kind = 'rendition'
                    WHERE j.listing = ANY (:ids)
              UNION SELECT decode(original, 'hex') FROM image_job WHERE listing = ANY (:ids) AND original IS NOT NULL
              UNION SELECT decode(file, 'hex') FROM rendition r JOIN image_job j ON j.id = r.job,
                    unnest(ARRAY[r.digest, r.preview]) file WHERE j.listing = ANY (:ids)
              UNION SELECT decode(m[1], 'hex') FROM snapshot, regexp_matches(images::text, '"([0-9a-f]{64})"', 'g') m
                    WHERE listing = ANY (:ids)
              UNION SELECT decode(m[1], 'hex') FROM publication, regexp_matches(places::text, '"([0-9a-f]{64})"', 'g') m
                    WHERE listing = ANY (:ids)
              UNION SELECT decode(file, 'hex') FROM cutout, unnest(ARRAY[stored, before, mask]) file
                    WHERE key = ANY (:keys) AND file IS NOT NULL) found
            ON CONFLICT DO NOTHING
            """);

    private static final List<Sql> ERASE = List.of(
            new Sql("""
            DELETE FROM media_use WHERE (owner_kind = 'original' AND owner_id = ANY (:ids))
              OR (owner_kind = 'snapshot' AND owner_id IN (SELECT id FROM snapshot WHERE listing = ANY (:ids)))
              OR (owner_kind = 'rendition' AND owner_id IN (SELECT id FROM image_job WHERE listing = ANY (:ids)))
            """),
            new Sql("DELETE FROM review_task WHERE listing = ANY (:ids)"),
            new Sql("DELETE FROM decision WHERE listing = ANY (:ids)"),
            new Sql("DELETE FROM rendition WHERE job IN (SELECT id FROM image_job WHERE listing = ANY (:ids))"),
            new Sql("DELETE FROM publication WHERE listing = ANY (:ids)"),
            new Sql("DELETE FROM snapshot WHERE listing = ANY (:ids)"),
            new Sql("DELETE FROM image_job WHERE listing = ANY (:ids)"),
            new Sql("DELETE FROM problem WHERE listing = ANY (:ids)"),
            new Sql("DELETE FROM listing WHERE id = ANY (:ids)"),
            new Sql("UPDATE erasure SET listings = listings + cardinality(:ids) WHERE connection = :shop"));

    /** One that another shop's picture is made from, or may be, stays. */
    private static final Sql ERASE_CUTOUTS = new Sql("""
            DELETE FROM cutout c WHERE key = ANY (:keys)
              AND NOT EXISTS (SELECT FROM image_job j WHERE j.cutout_key = c.key)
              AND NOT EXISTS (SELECT FROM image_job j WHERE j.original = c.original)
            RETURNING key
            """);

    private static final Sql RELEASE_CUTOUTS =
            new Sql("DELETE FROM media_use WHERE owner_kind = 'cut-out' AND owner_id = ANY (:owners)");

    private final Database database;

    ListingRows(Database database) {
        this.database = database;
    }

    /** Erases some listings; whether there were any. */
    boolean eraseSome(UUID shop) {
        return database.apart(on -> eraseSome(on, shop));
    }

    private static boolean eraseSome(Connection on, UUID shop) throws SQLException {
        List<UUID> ids = SOME.ids(on, Map.of("shop", shop));
        if (ids.isEmpty()) {
            return false;
        }
        Map<String, Object> values = new HashMap<>(Map.of("shop", shop, "ids", ids));
        values.put("keys", CUTOUTS.texts(on, values));
        NOTE_IDS.run(on, values);
        NOTE_FILES.run(on, values);
        for (Sql erase : ERASE) {
            erase.run(on, values);
        }
        List<UUID> owners = ERASE_CUTOUTS.texts(on, values).stream()
                .map(key -> Cutouts.owner(new Digest(key)))
                .toList();
        RELEASE_CUTOUTS.run(on, Map.of("owners", owners));
        return true;
    }
}
