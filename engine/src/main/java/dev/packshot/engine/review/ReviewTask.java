package dev.packshot.engine.review;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.packshot.catalog.Digest;
import dev.packshot.engine.json.Json;
import dev.packshot.engine.studio.ImageJob;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A picture that waits for a person. */
@Entity
@Table(name = "review_task")
public class ReviewTask {
    @Id
    UUID id;

    @Column
    UUID job;

    @Column
    UUID listing;

    @Column
    UUID connection;

    @Column
    String digest;

    @Column
    boolean sampled;

    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    String reasons;

    @Column
    Instant opened;

    @Column
    @Nullable Instant closed;

    @Column
    @Nullable UUID decision;

    @Version
    int version;

    protected ReviewTask() {}

    ReviewTask(UUID id, ImageJob job, Digest digest, AutoRule.Verdict.Ask ask, Instant now) {
        this.id = id;
        this.job = job.id();
        this.listing = job.listing();
        this.connection = job.connection();
        this.digest = digest.hex();
        this.sampled = ask.sampled();
        this.reasons = Json.write(ask.reasons());
        this.opened = now;
    }

    void close(@Nullable UUID by, Instant now) {
        closed = now;
        decision = by;
    }

    public UUID id() {
        return id;
    }

    public UUID job() {
        return job;
    }

    public UUID listing() {
        return listing;
    }

    public UUID connection() {
        return connection;
    }

    /** Of the file that is to be decided about. */
    public Digest digest() {
        return new Digest(digest);
    }

    /** Whether only chance asked for a look. */
    public boolean sampled() {
        return sampled;
    }

    /** Why somebody has to look, sentences. */
    public List<String> reasons() {
        return Json.read(reasons, new TypeReference<List<String>>() {});
    }

    public Instant opened() {
        return opened;
    }

    public Optional<Instant> closed() {
        return Optional.ofNullable(closed);
    }

    /** What was decided. */
    public Optional<UUID> decision() {
        return Optional.ofNullable(decision);
    }
}
