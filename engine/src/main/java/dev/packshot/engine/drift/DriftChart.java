package dev.packshot.engine.drift;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The charts of one network in one shop by one profile version, from a level that was accepted on. */
@Entity
@Table(name = "drift_chart")
public class DriftChart {
    @Id
    UUID id;

    @Column
    UUID connection;

    @Column
    String model;

    @Column
    @Nullable UUID profile;

    @Column
    Instant began;

    @Column
    @Nullable Instant ended;

    @Column(name = "ended_by")
    @Nullable String endedBy;

    protected DriftChart() {}

    DriftChart(UUID id, UUID connection, String model, @Nullable UUID profile, Instant now) {
        this.id = id;
        this.connection = connection;
        this.model = model;
        this.profile = profile;
        this.began = now;
    }

    void end(String actor, Instant now) {
        ended = now;
        endedBy = actor;
    }

    public UUID id() {
        return id;
    }

    public UUID connection() {
        return connection;
    }

    /** Id of the network. */
    public String model() {
        return model;
    }

    /** The profile version; empty for the shipped look. */
    public Optional<UUID> profile() {
        return Optional.ofNullable(profile);
    }

    public Instant began() {
        return began;
    }

    /** When another level became the usual one; empty while this one is. */
    public Optional<Instant> ended() {
        return Optional.ofNullable(ended);
    }

    /** Who said so. */
    public Optional<String> endedBy() {
        return Optional.ofNullable(endedBy);
    }
}
