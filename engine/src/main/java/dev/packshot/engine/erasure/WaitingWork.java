package dev.packshot.engine.erasure;

import dev.packshot.engine.database.Database;
import dev.packshot.engine.work.Postponed;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Work that is still to be done for a shop. */
@Singleton
final class WaitingWork {
    private static final Duration SOON = Duration.ofSeconds(1);

    /** A cut-out is made once for all who show the same photograph: if others wait for it, it is theirs now. */
    private static final Sql HAND_ON = new Sql("""
            UPDATE work_cpu w SET
              task_data = convert_to(o.connection || substr(convert_from(w.task_data, 'UTF8'), 37), 'UTF8'),
              again = CASE WHEN w.picked THEN COALESCE(w.again, w.execution_time) END
            FROM (SELECT DISTINCT ON (cutout_key) cutout_key, connection FROM image_job
                  WHERE state = 'FETCHED' AND connection <> :shop ORDER BY cutout_key, created) o
            WHERE w.task_name = 'cut-out' AND w.task_instance = o.cutout_key
              AND starts_with(convert_from(w.task_data, 'UTF8'), :shop::text)
            """);

    private static final List<Sql> CANCEL = List.of(
            new Sql(
                    "DELETE FROM work_cpu WHERE NOT picked AND starts_with(convert_from(task_data, 'UTF8'), :shop::text)"),
            new Sql(
                    "DELETE FROM work_io WHERE NOT picked AND starts_with(convert_from(task_data, 'UTF8'), :shop::text)"));

    private static final Sql PICKED = new Sql("""
            SELECT task_instance FROM work_cpu WHERE picked AND starts_with(convert_from(task_data, 'UTF8'), :shop::text)
            UNION ALL
            SELECT task_instance FROM work_io WHERE picked AND starts_with(convert_from(task_data, 'UTF8'), :shop::text)
            """);

    private final Database database;

    WaitingWork(Database database) {
        this.database = database;
    }

    /**
     * Takes it away.
     *
     * @throws Postponed while somebody is at work for the shop: what he leaves is erased after him
     */
    void cancel(UUID shop) {
        Map<String, UUID> values = Map.of("shop", shop);
        database.apart(on -> {
            HAND_ON.run(on, values);
            for (Sql cancel : CANCEL) {
                cancel.run(on, values);
            }
            return shop;
        });
        if (!database.apart(on -> PICKED.texts(on, values)).isEmpty()) {
            throw new Postponed("Somebody is still at work for it", SOON);
        }
    }
}
