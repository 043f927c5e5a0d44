package dev.packshot.engine.sync;

import dev.packshot.engine.audit.AuditLog;
import dev.packshot.engine.work.Urgency;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.WorkQueue;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** When which shop is read. Kept in rows, so that a restart forgets nothing and people can change it. */
@ApplicationScoped
public class Schedules implements PanacheRepositoryBase<SyncSchedule, SyncSchedule.Key> {
    /** The stage that reads. */
    static final String SYNC = "sync";

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(31);

    private final WorkQueue queue;
    private final AuditLog audit;
    private final Clock clock;

    Schedules(WorkQueue queue, AuditLog audit, Clock clock) {
        this.queue = queue;
        this.audit = audit;
        this.clock = clock;
    }

    /** Begins to read a shop in both lanes: at once, then again and again. */
    @Transactional
    public void begin(UUID connection, Duration changes, Duration sweep) {
        start(new SyncSchedule(connection, Lane.CHANGES, changes), clock.instant());
        // The first reading of changes is a complete one; a sweep right behind it would find nothing else.
        start(new SyncSchedule(connection, Lane.SWEEP, sweep), clock.instant().plus(sweep));
    }

    private void start(SyncSchedule schedule, Instant at) {
        persist(schedule);
        queue.add(item(schedule), Urgency.ROUTINE, at);
    }

    /** The schedules of a shop. */
    public List<SyncSchedule> of(UUID connection) {
        return list("connection = ?1 order by lane", connection);
    }

    /**
     * Changes how often a shop is read; it counts from now.
     *
     * @throws IllegalArgumentException when the time isn't 1 second to 31 days
     */
    @Transactional
    public SyncSchedule change(UUID connection, Lane lane, Duration every, boolean enabled, String actor) {
        if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A shop is read every 1 second to 31 days, not every " + every);
        }
        SyncSchedule schedule = locked(connection, lane);
        schedule.change(every, enabled);
        queue.cancel(SYNC, item(schedule).id());
        if (enabled) {
            queue.add(item(schedule), Urgency.ROUTINE, clock.instant().plus(every));
        }
        audit.record(
                actor,
                "schedule.change",
                connection.toString(),
                Map.of("lane", lane.name(), "every", every.toString(), "enabled", String.valueOf(enabled)));
        return schedule;
    }

    /** Reads a shop as soon as somebody is free. */
    @Transactional
    public void now(UUID connection, Lane lane) {
        SyncSchedule schedule = get(connection, lane);
        queue.add(item(schedule), Urgency.ROUTINE);
        queue.wake(SYNC, item(schedule).id());
    }

    /**
     * What a shop's marketplace was preparing is there: readings that wait for it go on as soon as somebody is free; when
     * none is under way, the shop is read for changes.
     */
    @Transactional
    public void prepared(UUID connection) {
        List<SyncSchedule> waiting =
                of(connection).stream().filter(SyncSchedule::underWay).toList();
        // One that is being done isn't asked for once more: to its end, that would be a whole reading for nothing.
        waiting.forEach(schedule -> queue.wake(SYNC, item(schedule).id()));
        if (waiting.isEmpty()) {
            now(connection, Lane.CHANGES);
        }
    }

    /** Reads every shop for changes as soon as somebody is free. */
    @Transactional
    public void allNow() {
        list("lane = ?1 and enabled = true", Lane.CHANGES)
                .forEach(schedule -> now(schedule.connection(), schedule.lane()));
    }

    SyncSchedule get(UUID connection, Lane lane) {
        return findByIdOptional(new SyncSchedule.Key(connection, lane))
                .orElseThrow(() -> new IllegalArgumentException("There is no schedule of " + connection));
    }

    /** The same, which nobody else changes until the transaction ends: an edit and a reading wait for each other. */
    SyncSchedule locked(UUID connection, Lane lane) {
        return findByIdOptional(new SyncSchedule.Key(connection, lane), LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new IllegalArgumentException("There is no schedule of " + connection));
    }

    /** Lets a schedule go on at its next time. */
    @Transactional
    void goOn(UUID connection, Lane lane) {
        SyncSchedule schedule = get(connection, lane);
        if (schedule.enabled()) {
            queue.add(item(schedule), Urgency.ROUTINE, clock.instant().plus(schedule.every()));
        }
    }

    /** One item for each schedule, for ever: it goes to sleep after each reading. */
    private static WorkItem item(SyncSchedule schedule) {
        return new WorkItem(SYNC, schedule.connection() + "/" + schedule.lane(), schedule.connection(), "");
    }
}
