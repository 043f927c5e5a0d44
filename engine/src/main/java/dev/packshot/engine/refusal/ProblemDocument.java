package dev.packshot.engine.refusal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The answer to a request that isn't served (RFC 9457).
 *
 * @param type stable name of the kind
 * @param title what it is
 * @param status HTTP status
 * @param detail what happened this time
 * @param remedy what to do
 * @param violations all values that can't be taken; left out when there are none
 */
@Schema(name = "Problem", description = "Why a request isn't served (RFC 9457), and what to do")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDocument(
        @Schema(description = "Stable name of the kind", examples = "urn:packshot:problem:invalid")
        String type,

        @Schema(examples = "Values that can't be taken") String title,
        @Schema(examples = "400") int status,
        @Schema(description = "What happened this time") String detail,
        @Schema(description = "What to do") String remedy,

        @Schema(description = "All values that can't be taken; left out when there are none")
        List<Violation> violations) {
    /** The media type of RFC 9457. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public ProblemDocument {
        violations = List.copyOf(violations);
    }

    /** A refusal of a kind. */
    public static ProblemDocument of(RefusalType type, String detail) {
        return of(type, detail, List.of());
    }

    /** A refusal of values. */
    public static ProblemDocument invalid(List<Violation> violations) {
        return of(RefusalType.INVALID, count(violations), violations);
    }

    static ProblemDocument of(RefusalType type, String detail, List<Violation> violations) {
        return new ProblemDocument(type.uri(), type.title(), type.status(), detail, type.remedy(), violations);
    }

    static String count(List<Violation> violations) {
        return violations.size() == 1
                ? violations.getFirst().field() + ": " + violations.getFirst().message()
                : violations.size() + " values can't be taken.";
    }
}
