package dev.packshot.engine.drift;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds charts. */
@ApplicationScoped
public class DriftCharts implements PanacheRepositoryBase<DriftChart, UUID> {
    /** All charts of a shop, newest first, those that ended too. */
    public List<DriftChart> of(UUID connection) {
        return list("connection = ?1 order by began desc, id desc", connection);
    }

    Optional<DriftChart> open(UUID connection, String model, @Nullable UUID profile) {
        return list("connection = ?1 and model = ?2 and ended is null", connection, model).stream()
                .filter(chart -> chart.profile().equals(Optional.ofNullable(profile)))
                .findFirst();
    }
}
