package dev.packshot.engine.connection;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.packshot.connector.Settings;
import dev.packshot.engine.json.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A shop that Packshot was connected to. */
@Entity
@Table(name = "connection")
public class Connection {
    @Id
    UUID id;

    @Column
    String name;

    @Column
    String connector;

    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    String settings;

    @Column
    @Enumerated(EnumType.STRING)
    Policy policy;

    @Column
    @Enumerated(EnumType.STRING)
    ConnectionState state;

    @Column(name = "state_reason")
    String stateReason;

    @Column(name = "sample_share")
    double sampleShare;

    @Column
    @Nullable String account;

    @Column
    Instant created;

    @Version
    int version;

    protected Connection() {}

    Connection(UUID id, String name, String connector, Settings settings, Policy policy, Instant created) {
        this.id = id;
        this.name = name;
        this.connector = connector;
        this.settings = Json.write(settings.values());
        this.policy = policy;
        this.state = ConnectionState.ACTIVE;
        this.stateReason = "";
        this.sampleShare = USUAL_SAMPLE;
        this.created = created;
    }

    /** Share of what a rule approved that a person looks at all the same. */
    public static final double USUAL_SAMPLE = 0.02;

    public UUID id() {
        return id;
    }

    /** For people, unique. */
    public String name() {
        return name;
    }

    /** The connector's id. */
    public String connector() {
        return connector;
    }

    /**
     * The shop as its marketplace names it; empty until the marketplace has said so. Of those that weren't removed, one
     * connection is to an account.
     */
    public Optional<String> account() {
        return Optional.ofNullable(account);
    }

    /** What it was told; secrets are elsewhere. */
    public Settings settings() {
        return new Settings(Json.read(settings, new TypeReference<Map<String, String>>() {}));
    }

    public Policy policy() {
        return policy;
    }

    public ConnectionState state() {
        return state;
    }

    /** Why it isn't active; empty when it is. */
    public String stateReason() {
        return stateReason;
    }

    /** Share of rule-approved pictures that a person looks at, 0..1. */
    public double sampleShare() {
        return sampleShare;
    }

    public Instant created() {
        return created;
    }

    /** For conditional changes. */
    public int version() {
        return version;
    }

    /** Whether something may be written to its marketplace. */
    public boolean publishes() {
        return state == ConnectionState.ACTIVE && policy != Policy.DRY_RUN;
    }

    /** Whether its marketplace may be read. */
    public boolean reads() {
        return state == ConnectionState.ACTIVE || state == ConnectionState.PAUSED;
    }

    /** Share of rule-approved pictures that a person looks at from now on. */
    public void sample(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("A share is 0 to 1, but was " + share);
        }
        sampleShare = share;
    }

    void become(ConnectionState next, String reason) {
        if (state == ConnectionState.REMOVED) {
            throw new IllegalStateException("The connection " + name + " was removed");
        }
        state = next;
        stateReason = reason;
    }

    /** The marketplace says which shop it is. */
    void isOf(String shop) {
        account = shop;
    }

    /** What was told before, with what the marketplace gives of the shop. */
    void given(Settings newSettings) {
        settings = Json.write(newSettings.values());
    }

    void decide(Policy newPolicy) {
        policy = newPolicy;
    }

    void configure(String newName, Settings newSettings, Policy newPolicy, double newShare) {
        name = newName;
        settings = Json.write(newSettings.values());
        policy = newPolicy;
        sample(newShare);
    }
}
