package dev.packshot.engine.erasure;

import dev.packshot.engine.audit.AuditLog;
import dev.packshot.engine.database.Database;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where others tell of a shop: consoles, other systems, answers that are kept to be repeated, the audit log. */
@Singleton
final class Mentions {
    private static final List<Sql> ERASE =
            List.of(new Sql("""
            DELETE FROM live_event WHERE subject = :shop OR facts::jsonb->>'connection' = :shop::text
              OR subject IN (SELECT id FROM erasure_id WHERE connection = :shop)
            """), new Sql("""
            DELETE FROM webhook_due WHERE subject = :shop OR data->>'connection' = :shop::text
              OR subject IN (SELECT id FROM erasure_id WHERE connection = :shop)
            """), new Sql("""
            DELETE FROM webhook_delivery WHERE message IN (
              SELECT id FROM webhook_message WHERE subject = :shop OR body::jsonb->'data'->>'connection' = :shop::text
                OR subject IN (SELECT id FROM erasure_id WHERE connection = :shop))
            """), new Sql("""
            DELETE FROM webhook_message WHERE subject = :shop OR body::jsonb->'data'->>'connection' = :shop::text
              OR subject IN (SELECT id FROM erasure_id WHERE connection = :shop)
            """), new Sql("""
            DELETE FROM repeatable_request r WHERE strpos(r.answer, :shop::text) > 0 OR EXISTS (
              SELECT FROM regexp_matches(r.answer, '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'g') m
              JOIN erasure_id e ON e.id = m[1]::uuid AND e.connection = :shop)
            """));

    /** Entries about the shop or one of its rows, and about items of the queue that were one's. */
    private static final Sql ENTRIES = new Sql("""
            SELECT number FROM audit_entry a WHERE erased IS NULL AND details <> '{}' AND (
              subject = :shop::text
              OR subject IN (SELECT id::text FROM erasure_id WHERE connection = :shop)
              OR strpos(details->>'item', :shop::text) > 0
              OR left(details->>'item', 36) IN (SELECT id::text FROM erasure_id WHERE connection = :shop))
            ORDER BY number LIMIT 500
            """);

    private final Database database;
    private final AuditLog audit;

    Mentions(Database database, AuditLog audit) {
        this.database = database;
        this.audit = audit;
    }

    /** Erases some; whether there may be more. */
    boolean eraseSome(UUID shop) {
        Map<String, UUID> values = Map.of("shop", shop);
        return database.apart(on -> {
            for (Sql erase : ERASE) {
                erase.run(on, values);
            }
            List<Long> entries = ENTRIES.numbers(on, values);
            audit.erase(entries);
            return !entries.isEmpty();
        });
    }
}
