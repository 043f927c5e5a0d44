package dev.packshot.engine.api.review;

import dev.packshot.engine.review.Decision;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was decided about exactly these bytes. */
@Schema(name = "Decision")
public record DecisionView(
        UUID id,
        UUID job,
        @Schema(description = "SHA-256 of the file") String digest,
        @Schema(enumeration = {"APPROVED", "REJECTED"}) String outcome,

        @Schema(description = "Whether a rule decided, not a person")
        boolean byRule,

        @Schema(description = "The person, or the name of the rule")
        String actor,

        List<String> reasons,
        Instant at) {
    /** What callers see of a decision. */
    public static DecisionView of(Decision decision) {
        return new DecisionView(
                decision.id(),
                decision.job(),
                decision.digest().hex(),
                decision.outcome().name(),
                decision.byRule(),
                decision.actor(),
                decision.reasons(),
                decision.at());
    }
}
