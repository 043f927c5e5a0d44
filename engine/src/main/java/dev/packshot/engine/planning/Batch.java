package dev.packshot.engine.planning;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Some routine jobs of one shop that are decided before the next ones begin. */
@Entity
@Table(name = "batch")
public class Batch {
    /** Jobs of a full batch: large enough for a chart to say something, small enough to stop early. */
    public static final int SIZE = 250;

    @Id
    UUID id;

    @Column
    UUID connection;

    @Column
    int number;

    @Column
    @Enumerated(EnumType.STRING)
    BatchState state;

    @Column
    int jobs;

    @Column
    Instant opened;

    @Column
    @Nullable Instant closed;

    @Column
    String words;

    @Version
    int version;

    protected Batch() {}

    Batch(UUID id, UUID connection, int number, BatchState state, Instant now) {
        this.id = id;
        this.connection = connection;
        this.number = number;
        this.state = state;
        this.opened = now;
        this.words = "";
    }

    void take() {
        jobs++;
        if (full() && state == BatchState.FILLING) {
            state = BatchState.WAITING;
        }
    }

    boolean full() {
        return jobs >= SIZE;
    }

    /** Whether it isn't decided yet. */
    boolean open() {
        return state == BatchState.FILLING || state == BatchState.WAITING || state == BatchState.RUNNING;
    }

    boolean takesMore() {
        return !full() && (state == BatchState.FILLING || state == BatchState.RUNNING);
    }

    void run() {
        state = BatchState.RUNNING;
    }

    void pass(Instant now) {
        state = BatchState.PASSED;
        closed = now;
    }

    void hold(String why) {
        state = BatchState.HELD;
        words = why;
    }

    public UUID id() {
        return id;
    }

    public UUID connection() {
        return connection;
    }

    /** Its place in the shop's row of batches, from 1. */
    public int number() {
        return number;
    }

    public BatchState state() {
        return state;
    }

    /** How many jobs it has. */
    public int jobs() {
        return jobs;
    }

    public Instant opened() {
        return opened;
    }

    /** Why it is held; empty otherwise. */
    public String words() {
        return words;
    }
}
