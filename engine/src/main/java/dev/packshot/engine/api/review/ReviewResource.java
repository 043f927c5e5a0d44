package dev.packshot.engine.api.review;

import dev.packshot.catalog.Digest;
import dev.packshot.engine.account.Role;
import dev.packshot.engine.api.Criteria;
import dev.packshot.engine.api.Keyset;
import dev.packshot.engine.api.Page;
import dev.packshot.engine.api.PageQuery;
import dev.packshot.engine.refusal.Refused;
import dev.packshot.engine.review.Outcome;
import dev.packshot.engine.review.ReviewTask;
import dev.packshot.engine.review.Reviews;
import dev.packshot.engine.signin.Caller;
import dev.packshot.engine.studio.ImageJobs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What waits for people, and what they say. */
@Path("/api/v1/reviews")
@Tag(name = "Review")
public class ReviewResource {
    private final Reviews reviews;
    private final ImageJobs jobs;
    private final Caller caller;

    ReviewResource(Reviews reviews, ImageJobs jobs, Caller caller) {
        this.reviews = reviews;
        this.jobs = jobs;
        this.caller = caller;
    }

    /** A person's decision. */
    @Schema(name = "DecisionWish")
    public record DecisionWish(
            @NotNull @Pattern(regexp = "[0-9a-f]{64}") @Schema(description = "SHA-256 of the file that you looked at")
            String digest,

            @NotNull Outcome outcome,

            @Size(max = 500) @Schema(description = "Your words, kept with the decision", examples = "the strap is cut off")
            @Nullable String reason) {}

    @GET
    @RolesAllowed(Role.MAY_VIEW)
    @Operation(operationId = "listReviews", summary = "What waits for a person, the oldest first")
    public Page<TaskView> waiting(
            @QueryParam("connection") @Nullable UUID connection, @BeanParam @Valid PageQuery page) {
        Criteria criteria = new Criteria()
                .and("closed is null")
                .and("connection = :connection", "connection", connection)
                .newerThan(page.after(), "opened");
        List<ReviewTask> found = reviews.find(criteria.query("opened, id"), criteria.parameters())
                .range(0, page.limit())
                .list();
        return Page.of(found, page.limit(), task -> new Keyset(task.opened(), task.id()), this::view);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.MAY_VIEW)
    @Operation(operationId = "getReview", summary = "One of them")
    public TaskView get(UUID id) {
        return view(reviews.findByIdOptional(id).orElseThrow(() -> Refused.missing("review", id)));
    }

    @POST
    @Path("/{id}/decision")
    @RolesAllowed(Role.MAY_REVIEW)
    @Operation(
            operationId = "decideReview",
            summary = "Approve or reject a picture",
            description =
                    "Holds for exactly the file with the digest. Of two who decide, the second gets 409, which says who was"
                            + " first; so does whoever looked at a file that was made anew since.")
    public DecisionView decide(UUID id, @Valid @NotNull DecisionWish wish) {
        if (reviews.findByIdOptional(id).isEmpty()) {
            throw Refused.missing("review", id);
        }
        String reason = wish.reason() == null ? "" : wish.reason();
        return DecisionView.of(reviews.decide(id, new Digest(wish.digest()), wish.outcome(), caller.name(), reason));
    }

    private TaskView view(ReviewTask task) {
        return TaskView.of(task, jobs.get(task.job()));
    }
}
