package dev.packshot.engine.api.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.packshot.catalog.Digest;
import dev.packshot.engine.account.Role;
import dev.packshot.engine.refusal.ProblemDocument;
import dev.packshot.engine.refusal.RefusalType;
import dev.packshot.engine.review.DecisionRefused;
import dev.packshot.engine.review.Outcome;
import dev.packshot.engine.review.Reviews;
import dev.packshot.engine.signin.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Many decisions at once. */
@Path("/api/v1/reviews/decisions")
@Tag(name = "Review")
@RolesAllowed(Role.MAY_REVIEW)
public class ReviewBatch {
    private final Reviews reviews;
    private final Caller caller;

    ReviewBatch(Reviews reviews, Caller caller) {
        this.reviews = reviews;
        this.caller = caller;
    }

    /** Decisions of one person. */
    @Schema(name = "DecisionBatch")
    public record Batch(@NotEmpty @Size(max = 200) List<@Valid @NotNull BatchItem> decisions) {}

    /** One of them. */
    @Schema(name = "DecisionBatchItem")
    public record BatchItem(
            @NotNull UUID review,

            @NotNull @Pattern(regexp = "[0-9a-f]{64}") @Schema(description = "SHA-256 of the file that you looked at")
            String digest,

            @NotNull Outcome outcome,
            @Size(max = 500) @Nullable String reason) {}

    /** What became of one: a decision or a problem. */
    @Schema(name = "DecisionBatchResult")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Result(
            UUID review,
            @Nullable DecisionView decision,
            @Nullable ProblemDocument problem) {}

    @POST
    @Operation(
            operationId = "decideReviews",
            summary = "Approve or reject up to 200 pictures",
            description =
                    "Each on its own: one that somebody else decided stops none of the others. Sending the same again"
                            + " changes nothing.")
    public List<Result> decide(@Valid @NotNull Batch batch) {
        return batch.decisions().stream().map(this::decided).toList();
    }

    private Result decided(BatchItem item) {
        if (reviews.findByIdOptional(item.review()).isEmpty()) {
            return refused(item, RefusalType.NOT_FOUND, "There is no such review.");
        }
        try {
            String reason = item.reason() == null ? "" : item.reason();
            return new Result(
                    item.review(),
                    DecisionView.of(reviews.decide(
                            item.review(), new Digest(item.digest()), item.outcome(), caller.name(), reason)),
                    null);
        } catch (DecisionRefused e) {
            RefusalType type = e.reason() == DecisionRefused.Reason.STALE ? RefusalType.CONFLICT : RefusalType.DECIDED;
            return refused(item, type, String.valueOf(e.getMessage()));
        }
    }

    private static Result refused(BatchItem item, RefusalType type, String detail) {
        return new Result(item.review(), null, ProblemDocument.of(type, detail));
    }
}
