package dev.packshot.engine.drift;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Finds points. */
@ApplicationScoped
public class DriftPoints implements PanacheRepositoryBase<DriftPoint, UUID> {
    /** All points of a chart, oldest first. */
    public List<DriftPoint> of(UUID chart) {
        return list("chart = ?1 order by number, characteristic", chart);
    }

    List<DriftPoint> of(UUID chart, Characteristic characteristic) {
        return list("chart = ?1 and characteristic = ?2 order by number", chart, characteristic);
    }

    List<DriftPoint> alarmed(UUID batch) {
        return list("batch = ?1 and phase = ?2", batch, DriftPoint.Phase.ALARM);
    }
}
