package dev.packshot.pipeline.inspect;

import dev.packshot.catalog.ImageRule;

/**
 * One rule held against one file (or set).
 *
 * @param rule the rule
 * @param measured what was measured, as text with its unit; when nothing could be, why
 * @param outcome what follows
 */
public record Verdict(ImageRule rule, String measured, Outcome outcome) {
    /** How a rule came out. */
    public enum Outcome {
        PASSED,
        FAILED,
        /** Only a person or a detector can tell, and nobody has: never counts as passed. */
        OPEN,
        /** The rule doesn't apply to this file, such as a TIFF rule to a JPEG. */
        NOT_APPLICABLE
    }

    /** Whether this stops a publication: a failed rule of severity BLOCK. */
    public boolean blocks() {
        return outcome == Outcome.FAILED && rule.severity() == ImageRule.Severity.BLOCK;
    }
}
