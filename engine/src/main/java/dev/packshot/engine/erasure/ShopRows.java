package dev.packshot.engine.erasure;

import dev.packshot.engine.budget.RateBudgets;
import dev.packshot.engine.database.Database;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What belongs to a shop and to none of its listings. */
@Singleton
final class ShopRows {
    private static final List<Sql> NOTE = List.of(new Sql("""
            INSERT INTO erasure_id (connection, id)
            SELECT :shop, id FROM (
              SELECT id FROM batch WHERE connection = :shop
              UNION SELECT id FROM drift_chart WHERE connection = :shop
              UNION SELECT id FROM reference_set WHERE connection = :shop
              UNION SELECT r.id FROM reference_run r JOIN reference_set s ON s.id = r.set WHERE s.connection = :shop
              UNION SELECT id FROM problem WHERE connection = :shop
              UNION SELECT profile FROM profile_choice WHERE connection = :shop
              UNION SELECT profile FROM drift_chart WHERE connection = :shop AND profile IS NOT NULL
              UNION SELECT r.profile FROM reference_run r JOIN reference_set s ON s.id = r.set
                    WHERE s.connection = :shop AND r.profile IS NOT NULL) found
            ON CONFLICT DO NOTHING
            """), new Sql("""
            INSERT INTO erasure_file (connection, digest)
            SELECT :shop, digest FROM (
              SELECT u.digest FROM media_use u JOIN reference_set s ON s.id = u.owner_id
                    WHERE u.owner_kind = 'reference' AND s.connection = :shop
              UNION SELECT u.digest FROM media_use u JOIN reference_run r ON r.id = u.owner_id
                    JOIN reference_set s ON s.id = r.set WHERE u.owner_kind = 'reference' AND s.connection = :shop
              UNION SELECT decode(m[1], 'hex') FROM reference_set s,
                    regexp_matches(s.originals::text, '"([0-9a-f]{64})"', 'g') m WHERE s.connection = :shop
              UNION SELECT decode(m[1], 'hex') FROM reference_result t JOIN reference_run r ON r.id = t.run
                    JOIN reference_set s ON s.id = r.set,
                    regexp_matches(to_jsonb(t)::text, '"([0-9a-f]{64})"', 'g') m WHERE s.connection = :shop) found
            ON CONFLICT DO NOTHING
            """));

    private static final List<Sql> ERASE = List.of(
            new Sql("""
            DELETE FROM media_use u WHERE u.owner_kind = 'reference' AND (
              u.owner_id IN (SELECT id FROM reference_set WHERE connection = :shop)
              OR u.owner_id IN (SELECT r.id FROM reference_run r JOIN reference_set s ON s.id = r.set
                                WHERE s.connection = :shop))
            """),
            new Sql("""
            DELETE FROM reference_result WHERE run IN (
              SELECT r.id FROM reference_run r JOIN reference_set s ON s.id = r.set WHERE s.connection = :shop)
            """),
            new Sql("DELETE FROM reference_run WHERE set IN (SELECT id FROM reference_set WHERE connection = :shop)"),
            new Sql("DELETE FROM reference_set WHERE connection = :shop"),
            new Sql("DELETE FROM drift_point WHERE chart IN (SELECT id FROM drift_chart WHERE connection = :shop)"),
            new Sql("DELETE FROM drift_chart WHERE connection = :shop"),
            new Sql("DELETE FROM batch WHERE connection = :shop"),
            new Sql("DELETE FROM profile_choice WHERE connection = :shop"),
            new Sql("DELETE FROM sync_schedule WHERE connection = :shop"),
            new Sql("DELETE FROM signal WHERE connection = :shop"),
            new Sql("DELETE FROM consent WHERE connection = :shop"),
            new Sql("DELETE FROM sealed_secret WHERE connection = :shop"),
            new Sql("DELETE FROM figure_sample WHERE connection = :shop"),
            new Sql("DELETE FROM problem WHERE connection = :shop"),
            // A look that nobody else uses in any version is the shop's own.
            new Sql("""
            DELETE FROM brand_profile p WHERE p.name IN (
              SELECT q.name FROM brand_profile q JOIN erasure_id e ON e.id = q.id AND e.connection = :shop)
              AND NOT EXISTS (
                SELECT FROM brand_profile q WHERE q.name = p.name AND (
                  EXISTS (SELECT FROM profile_choice c WHERE c.profile = q.id)
                  OR EXISTS (SELECT FROM image_job j WHERE j.profile = q.id)
                  OR EXISTS (SELECT FROM upload u WHERE u.profile = q.id)
                  OR EXISTS (SELECT FROM drift_chart c WHERE c.profile = q.id)
                  OR EXISTS (SELECT FROM reference_run r WHERE r.profile = q.id)))
            """),
            new Sql("DELETE FROM erasure_id WHERE connection = :shop AND id IN (SELECT id FROM brand_profile)"));

    private final Database database;
    private final RateBudgets budgets;

    ShopRows(Database database, RateBudgets budgets) {
        this.database = database;
        this.budgets = budgets;
    }

    /** Erases all of it. */
    void erase(UUID shop) {
        Map<String, UUID> values = Map.of("shop", shop);
        database.apart(on -> {
            for (Sql note : NOTE) {
                note.run(on, values);
            }
            for (Sql erase : ERASE) {
                erase.run(on, values);
            }
            return shop;
        });
        budgets.forget(shop);
    }
}
