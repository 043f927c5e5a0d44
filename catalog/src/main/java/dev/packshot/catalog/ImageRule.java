package dev.packshot.catalog;

import java.time.LocalDate;
import java.util.List;

/**
 * One published or observed requirement of a marketplace on a picture.
 *
 * @param id stable, such as {@code AMZ-BG}
 * @param platform whose rule it is
 * @param scope the slots that it speaks about
 * @param metric what is measured, such as {@code fill_longest}
 * @param operator how the measured value is held against {@code value}
 * @param value the limit as the rule states it; a list is written {@code {a,b}}; empty for absent and present
 * @param unit unit of the value, or empty
 * @param severity what a breach means
 * @param check who can decide it
 * @param sources where it is stated, at least one unless the rule is our own
 * @param status how well it is established
 * @param asOf the day on which the sources were read
 * @param note a sentence for people, may be empty
 */
public record ImageRule(
        String id,
        Platform platform,
        Scope scope,
        String metric,
        Operator operator,
        String value,
        String unit,
        Severity severity,
        Check check,
        List<String> sources,
        Evidence status,
        LocalDate asOf,
        String note) {

    public ImageRule {
        sources = List.copyOf(sources);
    }

    /** The part of a listing that a rule speaks about. */
    public enum Scope {
        /** Every picture. */
        ALL,
        /** The main picture. */
        MAIN,
        /** Every picture but the main one. */
        ALT,
        /** The swatch. */
        SWATCH,
        /** The picture set as a whole. */
        SET,
        /** The address or file name. */
        URL,
        /** Metadata inside the file. */
        META
    }

    /** How a measured value is held against the limit. */
    public enum Operator {
        EQ,
        NE,
        GE,
        LE,
        IN,
        NOT_IN,
        ABSENT,
        PRESENT,
        MATCHES
    }

    /** What a breach means for the seller. */
    public enum Severity {
        /** The platform refuses, suppresses or unpublishes: never push. */
        BLOCK,
        /** Accepted, but degraded or likely to be flagged. */
        WARN,
        /** A recommendation. */
        ADVISE,
        /** A duty to label or to keep provenance. */
        DISCLOSE
    }

    /** Who can decide the rule. */
    public enum Check {
        /** Computed from bytes and pixels. */
        AUTO,
        /** Needs a detector that we don't have yet: a measurement can raise a suspicion, never a pass. */
        VISION,
        /** Not decidable from the picture. */
        HUMAN
    }

    /** How well a rule is established. */
    public enum Evidence {
        VERIFIED,
        UNVERIFIED_2ND,
        UNVERIFIED_CONFLICT,
        UNVERIFIED
    }
}
