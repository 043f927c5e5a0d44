package dev.packshot.engine.review;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.packshot.catalog.Digest;
import dev.packshot.engine.json.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What was decided about exactly these bytes. Never changed; another opinion is another decision. */
@Entity
@Immutable
@Table(name = "decision")
public class Decision {
    @Id
    UUID id;

    @Column
    UUID job;

    @Column
    UUID listing;

    @Column
    String digest;

    @Column
    @Enumerated(EnumType.STRING)
    Outcome outcome;

    @Column(name = "by_rule")
    boolean byRule;

    @Column
    String actor;

    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    String reasons;

    @Column
    Instant at;

    protected Decision() {}

    Decision(UUID id, UUID job, UUID listing, Digest digest, Ruling ruling, Instant at) {
        this.id = id;
        this.job = job;
        this.listing = listing;
        this.digest = digest.hex();
        this.outcome = ruling.outcome();
        this.byRule = ruling.byRule();
        this.actor = ruling.actor();
        this.reasons = Json.write(ruling.reasons());
        this.at = at;
    }

    /**
     * Who decides what, and why.
     *
     * @param actor the person, or the name of the rule
     * @param reasons sentences
     */
    record Ruling(Outcome outcome, boolean byRule, String actor, List<String> reasons) {}

    public UUID id() {
        return id;
    }

    public UUID job() {
        return job;
    }

    /** Of the file that was decided about. */
    public Digest digest() {
        return new Digest(digest);
    }

    public Outcome outcome() {
        return outcome;
    }

    /** Whether a rule decided, not a person. */
    public boolean byRule() {
        return byRule;
    }

    /** The person, or the name of the rule. */
    public String actor() {
        return actor;
    }

    public List<String> reasons() {
        return Json.read(reasons, new TypeReference<List<String>>() {});
    }

    public Instant at() {
        return at;
    }
}
