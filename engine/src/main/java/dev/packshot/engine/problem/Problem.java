package dev.packshot.engine.problem;

import dev.packshot.connector.Remedy;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that waits for a person. One open row for each stage and item. */
@Entity
@Table(name = "problem")
public class Problem {
    @Id
    UUID id;

    @Column
    @Nullable UUID connection;

    @Column
    @Nullable UUID listing;

    @Column
    String stage;

    @Column
    String item;

    @Column
    String data;

    @Column
    @Enumerated(EnumType.STRING)
    Remedy remedy;

    @Column
    String sentence;

    @Column
    String detail;

    @Column
    Instant opened;

    @Column
    int seen;

    @Column(name = "last_seen")
    Instant lastSeen;

    @Column
    @Nullable Instant closed;

    @Column(name = "closed_by")
    @Nullable String closedBy;

    @Column(name = "closed_why")
    String closedWhy;

    public UUID id() {
        return id;
    }

    /** The shop that it happened in, where there is one. */
    public @Nullable UUID connection() {
        return connection;
    }

    /** The listing that it is about, where there is one. */
    public @Nullable UUID listing() {
        return listing;
    }

    /** The stage that gave up. */
    public String stage() {
        return stage;
    }

    /** The stage's item. */
    public String item() {
        return item;
    }

    /** The item's own data. */
    public String data() {
        return data;
    }

    /** Which button helps. */
    public Remedy remedy() {
        return remedy;
    }

    /** What happened and what to do, for the merchant. */
    public String sentence() {
        return sentence;
    }

    /** For whoever looks into it. */
    public String detail() {
        return detail;
    }

    public Instant opened() {
        return opened;
    }

    /** How often it has happened since. */
    public int seen() {
        return seen;
    }

    public Instant lastSeen() {
        return lastSeen;
    }

    /** When it was settled; null while it is open. */
    public @Nullable Instant closed() {
        return closed;
    }

    /** Who or what settled it. */
    public @Nullable String closedBy() {
        return closedBy;
    }

    /** Why it was settled like this; may be empty. */
    public String closedWhy() {
        return closedWhy;
    }
}
