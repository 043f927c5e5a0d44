package dev.packshot.engine.studio;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Finds renditions. */
@ApplicationScoped
public class Renditions implements PanacheRepositoryBase<StoredRendition, UUID> {
    /** What a job made; empty until it has. */
    public Optional<StoredRendition> of(ImageJob job) {
        return job.rendition().flatMap(this::findByIdOptional);
    }
}
