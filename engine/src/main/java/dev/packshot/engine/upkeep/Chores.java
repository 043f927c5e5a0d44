package dev.packshot.engine.upkeep;

import dev.packshot.engine.audit.AuditLog;
import dev.packshot.engine.work.Crew;
import dev.packshot.engine.work.Urgency;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.WorkQueue;
import io.quarkus.arc.All;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The calendar of all chores. Kept in rows, so that a restart forgets nothing and people can change it. */
@ApplicationScoped
public class Chores implements PanacheRepositoryBase<Upkeep, String> {
    /** The stage that does them. */
    static final String UPKEEP = "upkeep";

    /** Chores are nobody's shop: they have a share of their own. */
    private static final UUID NOBODY = new UUID(0, 0);

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final Duration AFTER_START = Duration.ofMinutes(10);

    private final List<Chore> chores;
    private final WorkQueue queue;
    private final AuditLog audit;
    private final Clock clock;

    Chores(@All List<Chore> chores, WorkQueue queue, AuditLog audit, Clock clock) {
        this.chores = chores;
        this.queue = queue;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whichever node begins first puts what is new into the calendar. */
    void working(@Observes Crew.Started node) {
        QuarkusTransaction.requiringNew().run(this::begin);
    }

    private void begin() {
        for (Chore chore : chores) {
            getEntityManager()
                    .createNativeQuery(
                            "INSERT INTO upkeep (chore, every_s) VALUES (:chore, :every) ON CONFLICT DO NOTHING")
                    .setParameter("chore", chore.name())
                    .setParameter("every", chore.every().toSeconds())
                    .executeUpdate();
            queue.add(item(chore.name()), Urgency.UPKEEP, clock.instant().plus(AFTER_START));
            if (chore.afterStart()) {
                queue.wake(UPKEEP, chore.name());
            }
        }
    }

    /** All of them, by name. */
    public List<Upkeep> all() {
        return list("order by chore");
    }

    /** Has one done as soon as somebody is free. */
    @Transactional
    public void now(String chore) {
        queue.add(item(get(chore).chore()), Urgency.UPKEEP);
        queue.wake(UPKEEP, chore);
    }

    /**
     * Changes how often one is done; it counts from its next end.
     *
     * @throws IllegalArgumentException when the time isn't 1 minute to 31 days
     */
    @Transactional
    public Upkeep change(String chore, Duration every, String actor) {
        if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("Upkeep is done every 1 minute to 31 days, not every " + every);
        }
        Upkeep row = get(chore);
        row.every(every);
        audit.record(actor, "upkeep.change", chore, Map.of("every", every.toString()));
        return row;
    }

    Upkeep get(String chore) {
        return findByIdOptional(chore).orElseThrow(() -> new IllegalArgumentException("There is no upkeep " + chore));
    }

    private static WorkItem item(String chore) {
        return new WorkItem(UPKEEP, chore, NOBODY, "");
    }
}
