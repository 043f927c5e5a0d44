package dev.packshot.engine.api.problem;

import dev.packshot.engine.account.Role;
import dev.packshot.engine.api.Criteria;
import dev.packshot.engine.api.Keyset;
import dev.packshot.engine.api.Page;
import dev.packshot.engine.api.PageQuery;
import dev.packshot.engine.problem.Problem;
import dev.packshot.engine.problem.Problems;
import dev.packshot.engine.refusal.RefusalType;
import dev.packshot.engine.refusal.Refused;
import dev.packshot.engine.repair.Button;
import dev.packshot.engine.repair.Repairs;
import dev.packshot.engine.signin.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What nobody but a person can bring further. */
@Path("/api/v1/problems")
@Tag(name = "Problems")
public class ProblemResource {
    private final Problems problems;
    private final ProblemViews views;
    private final Repairs repairs;
    private final Caller caller;

    ProblemResource(Problems problems, ProblemViews views, Repairs repairs, Caller caller) {
        this.problems = problems;
        this.views = views;
        this.repairs = repairs;
        this.caller = caller;
    }

    /** Which button is pressed. */
    @Schema(name = "ButtonPress")
    public record Press(
            @NotNull @Schema(description = "One of the problem's buttons")
            Button button) {}

    @GET
    @RolesAllowed(Role.MAY_VIEW)
    @Operation(operationId = "listProblems", summary = "Problems, the oldest first")
    public Page<ProblemView> list(
            @QueryParam("connection") @Nullable UUID connection,
            @QueryParam("listing") @Nullable UUID listing,
            @Parameter(description = "Closed ones instead of open ones") @QueryParam("closed") @DefaultValue("false")
                    boolean closed,
            @BeanParam @Valid PageQuery page) {
        Criteria criteria = new Criteria()
                .and(closed ? "closed is not null" : "closed is null")
                .and("connection = :connection", "connection", connection)
                .and("listing = :listing", "listing", listing)
                .newerThan(page.after(), "opened");
        List<Problem> found = problems.find(criteria.query("opened, id"), criteria.parameters())
                .range(0, page.limit())
                .list();
        return Page.of(found, page.limit(), row -> new Keyset(row.opened(), row.id()), views::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.MAY_VIEW)
    @Operation(operationId = "getProblem", summary = "One problem")
    public ProblemView get(UUID id) {
        return views.of(found(id));
    }

    @POST
    @Path("/{id}/press")
    @RolesAllowed(Role.MAY_OPERATE)
    @Transactional
    @Operation(
            operationId = "pressButton",
            summary = "Press one of a problem's buttons",
            description =
                    "RETRY tries the same once more; RECONNECT asks the shop and lets everything of it go on; RESTORE puts"
                            + " the listing's originals back; SKIP leaves it as it is. The problem is closed then; if it stays one, it"
                            + " opens anew.")
    public ProblemView press(UUID id, @Valid @NotNull Press press) {
        Problem problem = found(id);
        if (!repairs.buttons(problem).contains(press.button())) {
            throw new Refused(RefusalType.CONFLICT, "There is no such button beside this problem now.");
        }
        repairs.press(problem, press.button(), caller.name());
        problems.getEntityManager().refresh(problem);
        return views.of(problem);
    }

    private Problem found(UUID id) {
        return problems.findByIdOptional(id).orElseThrow(() -> Refused.missing("problem", id));
    }
}
