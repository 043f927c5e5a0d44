package dev.packshot.engine.reference;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds runs and what they made. */
@ApplicationScoped
public class ReferenceRuns implements PanacheRepositoryBase<ReferenceRun, UUID> {
    /** All runs over a set, newest first. */
    public List<ReferenceRun> of(UUID set) {
        return list("set = ?1 order by began desc, id desc", set);
    }

    /** The run that froze a set. */
    public ReferenceRun freezing(UUID set) {
        return find("set = ?1 and purpose = ?2", set, ReferenceRun.Purpose.FREEZE)
                .singleResult();
    }

    /** What a run has made so far, in the set's order. */
    public List<ReferenceResult> results(UUID run) {
        return getEntityManager()
                .createQuery("from ReferenceResult where run = :run order by position", ReferenceResult.class)
                .setParameter("run", run)
                .getResultList();
    }

    Optional<ReferenceResult> result(UUID run, int position) {
        return Optional.ofNullable(
                getEntityManager().find(ReferenceResult.class, new ReferenceResult.Key(run, position)));
    }

    ReferenceRun locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new IllegalArgumentException("There is no reference run " + id));
    }
}
