package dev.packshot.engine.sync;

import dev.packshot.connector.Cursor;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How often a shop is read in a lane, and how far the reading has come. */
@Entity
@Table(name = "sync_schedule")
@IdClass(SyncSchedule.Key.class)
public class SyncSchedule {
    @Id
    UUID connection;

    @Id
    @Enumerated(EnumType.STRING)
    Lane lane;

    @Column(name = "every_s")
    long everySeconds;

    @Column
    boolean enabled;

    @Column
    String cursor;

    @Column
    long round;

    @Column(name = "last_start")
    @Nullable Instant lastStart;

    @Column(name = "last_end")
    @Nullable Instant lastEnd;

    @Column(name = "last_seen")
    int lastSeen;

    @Column(name = "last_new")
    int lastNew;

    @Version
    int version;

    /** What tells schedules apart. */
    public record Key(UUID connection, Lane lane) implements Serializable {}

    protected SyncSchedule() {}

    SyncSchedule(UUID connection, Lane lane, Duration every) {
        this.connection = connection;
        this.lane = lane;
        this.everySeconds = every.toSeconds();
        this.enabled = true;
        this.cursor = Cursor.START.text();
    }

    public UUID connection() {
        return connection;
    }

    public Lane lane() {
        return lane;
    }

    /** Time from the end of a reading to the next one. */
    public Duration every() {
        return Duration.ofSeconds(everySeconds);
    }

    public boolean enabled() {
        return enabled;
    }

    /** Where the reading goes on. */
    Cursor cursor() {
        return new Cursor(cursor);
    }

    /** How many readings were begun. */
    public long round() {
        return round;
    }

    public Optional<Instant> lastStart() {
        return Optional.ofNullable(lastStart);
    }

    /** When the last complete reading ended. */
    public Optional<Instant> lastEnd() {
        return Optional.ofNullable(lastEnd);
    }

    /** Listings in the last reading. */
    public int lastSeen() {
        return lastSeen;
    }

    /** Listings that were new in it. */
    public int lastNew() {
        return lastNew;
    }

    public int version() {
        return version;
    }

    /** Whether a reading is under way. */
    boolean underWay() {
        return lastStart != null && lastEnd == null;
    }

    void begin(Instant now) {
        round++;
        lastStart = now;
        lastEnd = null;
        lastSeen = 0;
        lastNew = 0;
        if (lane == Lane.SWEEP) {
            cursor = Cursor.START.text();
        }
    }

    void read(Cursor next, int listings, int fresh) {
        cursor = next.text();
        lastSeen += listings;
        lastNew += fresh;
    }

    void startOver() {
        cursor = Cursor.START.text();
    }

    void end(Instant now) {
        lastEnd = now;
    }

    void change(Duration every, boolean on) {
        everySeconds = every.toSeconds();
        enabled = on;
    }
}
