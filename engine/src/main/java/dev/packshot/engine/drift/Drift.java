package dev.packshot.engine.drift;

import dev.packshot.engine.audit.AuditLog;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.ConnectionState;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.planning.Batch;
import dev.packshot.engine.planning.Batches;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Ends an alarm: somebody looked at the pictures and says how it goes on. */
@ApplicationScoped
public class Drift {
    private final Batches batches;
    private final Connections connections;
    private final Charts charts;
    private final AuditLog audit;

    Drift(Batches batches, Connections connections, Charts charts, AuditLog audit) {
        this.batches = batches;
        this.connections = connections;
        this.charts = charts;
        this.audit = audit;
    }

    /**
     * What an acceptance set going.
     *
     * @param batches ids of the batches that were held
     * @param level how they count from now on
     * @param resumed whether publishing goes on; not where the shop has to be connected again first
     */
    public record Accepted(List<UUID> batches, Level level, boolean resumed) {}

    /**
     * Lets a shop that an alarm stopped go on: held batches pass, the next ones begin, publishing resumes, and the alarm's
     * problems are closed.
     *
     * @throws NothingToAccept when no batch is held
     */
    @Transactional
    public Accepted accept(UUID connection, Level level, String actor) {
        Connection shop = connections.get(connection);
        List<Batch> held = batches.held(connection);
        if (held.isEmpty()) {
            throw new NothingToAccept(shop.name());
        }
        held.forEach(batch -> charts.settle(batch, level, actor));
        List<UUID> released = batches.release(connection);
        boolean paused = shop.state() == ConnectionState.PAUSED;
        if (paused) {
            connections.resume(connection, actor);
        }
        audit.record(
                actor,
                "drift.accept",
                connection.toString(),
                Map.of("level", level.name(), "batches", String.valueOf(released.size())));
        return new Accepted(released, level, paused || shop.state() == ConnectionState.ACTIVE);
    }

    /**
     * Lets a paused shop go on, whoever paused it; where an alarm did, that is accepted.
     *
     * @param level how held batches count from now on
     */
    @Transactional
    public void resume(UUID connection, Level level, String actor) {
        if (batches.held(connection).isEmpty()) {
            connections.resume(connection, actor);
        } else {
            accept(connection, level, actor);
        }
    }

    /** What becomes of the points of a held batch. */
    @ApplicationScoped
    static class Charts {
        private final DriftCharts charts;
        private final DriftPoints points;
        private final Ids ids;
        private final Clock clock;

        Charts(DriftCharts charts, DriftPoints points, Ids ids, Clock clock) {
            this.charts = charts;
            this.points = points;
            this.ids = ids;
            this.clock = clock;
        }

        void settle(Batch batch, Level level, String actor) {
            Map<UUID, UUID> successors = new HashMap<>();
            for (DriftPoint point : points.alarmed(batch.id())) {
                DriftChart chart = charts.findById(point.chart());
                switch (level) {
                    case EXCEPTION -> point.excuse();
                    case NEW_BASELINE ->
                        point.moveTo(successors.computeIfAbsent(chart.id(), id -> successor(chart, actor)));
                }
            }
        }

        private UUID successor(DriftChart chart, String actor) {
            Instant now = clock.instant();
            chart.end(actor, now);
            charts.flush();
            var next = new DriftChart(
                    ids.next(),
                    chart.connection(),
                    chart.model(),
                    chart.profile().orElse(null),
                    now);
            charts.persistAndFlush(next);
            return next.id();
        }
    }
}
