package dev.packshot.engine.api.job;

import dev.packshot.engine.account.Role;
import dev.packshot.engine.api.Criteria;
import dev.packshot.engine.api.Keyset;
import dev.packshot.engine.api.Page;
import dev.packshot.engine.api.PageQuery;
import dev.packshot.engine.refusal.Refused;
import dev.packshot.engine.studio.ImageJob;
import dev.packshot.engine.studio.ImageJobs;
import dev.packshot.engine.studio.JobState;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Pictures on their way. */
@Path("/api/v1/jobs")
@Tag(name = "Jobs")
@RolesAllowed(Role.MAY_VIEW)
public class JobResource {
    private final ImageJobs jobs;

    JobResource(ImageJobs jobs) {
        this.jobs = jobs;
    }

    @GET
    @Operation(operationId = "listJobs", summary = "Picture jobs, the newest first")
    public Page<JobView> list(
            @QueryParam("connection") @Nullable UUID connection,
            @QueryParam("listing") @Nullable UUID listing,
            @QueryParam("batch") @Nullable UUID batch,
            @QueryParam("state") @Nullable JobState state,
            @QueryParam("sku") @Nullable String sku,
            @BeanParam @Valid PageQuery page) {
        Criteria criteria = new Criteria()
                .and("connection = :connection", "connection", connection)
                .and("listing = :listing", "listing", listing)
                .and("batch = :batch", "batch", batch)
                .and("state = :state", "state", state)
                .and("sku = :sku", "sku", sku)
                .olderThan(page.after(), "created");
        List<ImageJob> found = jobs.find(criteria.query("created desc, id desc"), criteria.parameters())
                .range(0, page.limit())
                .list();
        return Page.of(found, page.limit(), job -> new Keyset(job.created(), job.id()), JobView::of);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getJob", summary = "One picture job")
    public JobView get(UUID id) {
        return jobs.findByIdOptional(id).map(JobView::of).orElseThrow(() -> Refused.missing("job", id));
    }
}
