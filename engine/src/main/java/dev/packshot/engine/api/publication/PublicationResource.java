package dev.packshot.engine.api.publication;

import dev.packshot.engine.account.Role;
import dev.packshot.engine.api.Criteria;
import dev.packshot.engine.api.Keyset;
import dev.packshot.engine.api.Page;
import dev.packshot.engine.api.PageQuery;
import dev.packshot.engine.publication.Publication;
import dev.packshot.engine.publication.PublicationRows;
import dev.packshot.engine.publication.PublicationState;
import dev.packshot.engine.refusal.Refused;
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

/** Changes of live galleries. */
@Path("/api/v1/publications")
@Tag(name = "Publications")
@RolesAllowed(Role.MAY_VIEW)
public class PublicationResource {
    private final PublicationRows rows;

    PublicationResource(PublicationRows rows) {
        this.rows = rows;
    }

    @GET
    @Operation(
            operationId = "listPublications",
            summary = "Publications, the newest first",
            description = "Those of a dry run have the state DRY.")
    public Page<PublicationView> list(
            @QueryParam("connection") @Nullable UUID connection,
            @QueryParam("listing") @Nullable UUID listing,
            @QueryParam("state") @Nullable PublicationState state,
            @QueryParam("kind") Publication.@Nullable Kind kind,
            @BeanParam @Valid PageQuery page) {
        Criteria criteria = new Criteria()
                .and("connection = :connection", "connection", connection)
                .and("listing = :listing", "listing", listing)
                .and("state = :state", "state", state)
                .and("kind = :kind", "kind", kind)
                .olderThan(page.after(), "planned");
        List<Publication> found = rows.find(criteria.query("planned desc, id desc"), criteria.parameters())
                .range(0, page.limit())
                .list();
        return Page.of(found, page.limit(), row -> new Keyset(row.planned(), row.id()), PublicationView::of);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getPublication", summary = "One publication")
    public PublicationView get(UUID id) {
        return rows.findByIdOptional(id).map(PublicationView::of).orElseThrow(() -> Refused.missing("publication", id));
    }
}
