package dev.packshot.engine.refusal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A value that can't be taken.
 *
 * @param field where it is, such as {@code settings.folder}
 * @param message what to give instead
 */
@Schema(description = "A value that can't be taken")
public record Violation(
        @Schema(examples = "settings.folder") String field,
        @Schema(examples = "Name a folder that is there") String message) {}
