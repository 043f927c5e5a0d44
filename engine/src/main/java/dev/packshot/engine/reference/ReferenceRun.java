package dev.packshot.engine.reference;

import dev.packshot.catalog.Digest;
import dev.packshot.engine.json.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** All pictures of a set made once, by one network and one look. */
@Entity
@Table(name = "reference_run")
public class ReferenceRun {
    @Id
    UUID id;

    @Column(name = "\"set\"")
    UUID set;

    @Column
    @Enumerated(EnumType.STRING)
    Purpose purpose;

    @Column
    String model;

    @Column
    String mattes;

    @Column
    @Nullable UUID profile;

    @Column
    String actor;

    @Column
    Instant began;

    @Column
    @Nullable Instant ended;

    @Column
    @Nullable @JdbcTypeCode(SqlTypes.JSON)
    String summary;

    @Version
    int version;

    /** What it is for. */
    public enum Purpose {
        /** What others are compared with. */
        FREEZE,
        /** A network is the candidate. */
        MODEL,
        /** A look is the candidate. */
        PROFILE
    }

    protected ReferenceRun() {}

    ReferenceRun(UUID id, UUID set, Purpose purpose, Setting setting, String actor, Instant began) {
        this.id = id;
        this.set = set;
        this.purpose = purpose;
        this.model = setting.model();
        this.mattes = setting.mattes().hex();
        this.profile = setting.profile().orElse(null);
        this.actor = actor;
        this.began = began;
    }

    /**
     * What pictures are made by.
     *
     * @param model id of the network
     * @param mattes names what the network gives: other weights under the same id have another digest
     * @param profile the version; empty for the shipped look
     */
    public record Setting(String model, Digest mattes, Optional<UUID> profile) {}

    void end(Summary outcome, Instant now) {
        summary = Json.write(outcome);
        ended = now;
    }

    public UUID id() {
        return id;
    }

    public UUID set() {
        return set;
    }

    public Purpose purpose() {
        return purpose;
    }

    public Setting setting() {
        return new Setting(model, new Digest(mattes), Optional.ofNullable(profile));
    }

    public String actor() {
        return actor;
    }

    public Instant began() {
        return began;
    }

    /** When the last picture was made; empty before. */
    public Optional<Instant> ended() {
        return Optional.ofNullable(ended);
    }

    /** What it came to; empty until it ended. */
    public Optional<Summary> summary() {
        return Optional.ofNullable(summary).map(text -> Json.read(text, Summary.class));
    }
}
