package dev.packshot.engine.studio;

import dev.packshot.catalog.Digest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** Finds cut-outs. */
@ApplicationScoped
public class Cutouts implements PanacheRepositoryBase<StoredCutout, String> {
    /** The cut-out with this key. */
    public Optional<StoredCutout> find(Digest key) {
        return findByIdOptional(key.hex());
    }

    /** Who keeps the files of a cut-out. */
    public static UUID owner(Digest key) {
        return UUID.nameUUIDFromBytes(key.hex().getBytes(StandardCharsets.UTF_8));
    }

    /** What a job is rendered from; empty until it is made. */
    public Optional<StoredCutout> of(ImageJob job) {
        return job.cutoutKey().flatMap(this::find);
    }

    /**
     * Lets one transaction at a time look at a key and act on what it sees: a job that begins to wait and a cut-out that
     * gets ready never miss each other.
     */
    void lock(Digest key) {
        getEntityManager()
                .createNativeQuery("SELECT pg_advisory_xact_lock(hashtextextended(:key, 1))")
                .setParameter("key", key.hex())
                .getSingleResult();
    }
}
