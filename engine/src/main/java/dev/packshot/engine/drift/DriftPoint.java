package dev.packshot.engine.drift;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One batch on one chart, with the limits that it was held against. */
@Entity
@Table(name = "drift_point")
public class DriftPoint {
    @Id
    UUID id;

    @Column
    UUID chart;

    @Column
    UUID batch;

    @Column
    int number;

    @Column
    @Enumerated(EnumType.STRING)
    Characteristic characteristic;

    @Column
    int pictures;

    @Column
    double value;

    @Column
    double spread;

    @Column
    @Enumerated(EnumType.STRING)
    Phase phase;

    @Column
    @Nullable Double centre;

    @Column
    @Nullable Double lower;

    @Column
    @Nullable Double upper;

    @Column
    @Nullable Double score;

    @Column
    @Nullable @Enumerated(EnumType.STRING)
    RunRule signal;

    @Column
    Instant at;

    /** What a point is to its chart. */
    public enum Phase {
        /** Part of what later batches are held against. */
        BASELINE,
        WATCHED,
        /** Of a batch that stopped publishing. */
        ALARM,
        /** The same, after somebody called it an exception. */
        EXCUSED
    }

    protected DriftPoint() {}

    DriftPoint(UUID id, UUID chart, UUID batch, int number, ControlChart.Finding finding, Phase phase, Instant at) {
        this.id = id;
        this.chart = chart;
        this.batch = batch;
        this.number = number;
        Sample sample = finding.sample();
        this.characteristic = sample.of();
        this.pictures = sample.pictures();
        this.value = sample.value();
        this.spread = sample.spread();
        this.phase = phase;
        finding.limits().ifPresent(limits -> {
            centre = limits.value(sample, 0);
            lower = limits.value(sample, -3);
            upper = limits.value(sample, 3);
            score = finding.score();
        });
        this.signal = finding.broken().map(RunRule.Broken::rule).orElse(null);
        this.at = at;
    }

    /** The first point of another chart. */
    void moveTo(UUID other) {
        chart = other;
        phase = Phase.BASELINE;
        centre = null;
        lower = null;
        upper = null;
        score = null;
        signal = null;
    }

    void excuse() {
        phase = Phase.EXCUSED;
    }

    Sample sample() {
        return new Sample(characteristic, pictures, value, spread);
    }

    public UUID chart() {
        return chart;
    }

    public UUID batch() {
        return batch;
    }

    /** The batch's number in its shop. */
    public int number() {
        return number;
    }

    public Characteristic characteristic() {
        return characteristic;
    }

    /** How many pictures were measured. */
    public int pictures() {
        return pictures;
    }

    /** In the characteristic's unit. */
    public double value() {
        return value;
    }

    public Phase phase() {
        return phase;
    }

    /** What was usual; empty while there was too little to tell. */
    public Optional<Double> centre() {
        return Optional.ofNullable(centre);
    }

    /** Lower 3σ limit. */
    public Optional<Double> lower() {
        return Optional.ofNullable(lower);
    }

    /** Upper 3σ limit. */
    public Optional<Double> upper() {
        return Optional.ofNullable(upper);
    }

    /** Standard errors above what was usual. */
    public Optional<Double> score() {
        return Optional.ofNullable(score);
    }

    /** The rule that it breaks. */
    public Optional<RunRule> signal() {
        return Optional.ofNullable(signal);
    }

    public Instant at() {
        return at;
    }
}
