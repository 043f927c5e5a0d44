package dev.packshot.engine.api.problem;

import dev.packshot.engine.problem.Problem;
import dev.packshot.engine.repair.Button;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something that waits for a person. */
@Schema(name = "OpenProblem")
public record ProblemView(
        UUID id,
        @Nullable UUID connection,
        @Nullable UUID listing,

        @Schema(description = "The stage that gave up", examples = "publish")
        String stage,

        @Schema(description = "What was worked on") String item,
        @Schema(examples = "RECONNECT") String remedy,

        @Schema(description = "What happened and what to do")
        String sentence,

        @Schema(description = "For whoever looks into it") String detail,
        Instant opened,

        @Schema(description = "How often it has happened since")
        int seen,

        Instant lastSeen,
        @Nullable Instant closed,
        @Nullable String closedBy,

        @Schema(description = "What can be done with one click")
        Set<Button> buttons) {
    static ProblemView of(Problem problem, Set<Button> buttons) {
        return new ProblemView(
                problem.id(),
                problem.connection(),
                problem.listing(),
                problem.stage(),
                problem.item(),
                problem.remedy().name(),
                problem.sentence(),
                problem.detail(),
                problem.opened(),
                problem.seen(),
                problem.lastSeen(),
                problem.closed(),
                problem.closedBy(),
                new TreeSet<>(buttons));
    }
}
