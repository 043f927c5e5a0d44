package dev.packshot.engine.upkeep;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a chore is done, and what it last came to. */
@Entity
@Table(name = "upkeep")
public class Upkeep {
    @Id
    String chore;

    @Column(name = "every_s")
    long everySeconds;

    @Column(name = "last_start")
    @Nullable Instant lastStart;

    @Column(name = "last_end")
    @Nullable Instant lastEnd;

    @Column
    String words;

    @Version
    int version;

    protected Upkeep() {}

    Upkeep(String chore, Duration every) {
        this.chore = chore;
        this.everySeconds = every.toSeconds();
        this.words = "";
    }

    void begin(Instant now) {
        lastStart = now;
    }

    void end(String outcome, Instant now) {
        words = outcome;
        lastEnd = now;
    }

    void every(Duration pause) {
        everySeconds = pause.toSeconds();
    }

    /** Its stable name. */
    public String chore() {
        return chore;
    }

    /** Time from its end to its next beginning. */
    public Duration every() {
        return Duration.ofSeconds(everySeconds);
    }

    public Optional<Instant> lastStart() {
        return Optional.ofNullable(lastStart);
    }

    public Optional<Instant> lastEnd() {
        return Optional.ofNullable(lastEnd);
    }

    /** What it last came to; empty before. */
    public String words() {
        return words;
    }
}
