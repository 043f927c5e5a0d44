package dev.packshot.engine.api.listing;

import dev.packshot.engine.account.Role;
import dev.packshot.engine.mirror.ListingMirror;
import dev.packshot.engine.mirror.MirroredListing;
import dev.packshot.engine.publication.Restorer;
import dev.packshot.engine.refusal.Refused;
import dev.packshot.engine.signin.Caller;
import dev.packshot.engine.work.Urgency;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** What is done with one listing. */
@Path("/api/v1/listings/{id}")
@Tag(name = "Listings")
@RolesAllowed(Role.MAY_OPERATE)
public class ListingActions {
    private final ListingMirror mirror;
    private final Restorer restorer;
    private final Caller caller;

    ListingActions(ListingMirror mirror, Restorer restorer, Caller caller) {
        this.mirror = mirror;
        this.restorer = restorer;
        this.caller = caller;
    }

    @POST
    @Path("/restore")
    @ResponseStatus(202)
    @Operation(
            operationId = "restoreListing",
            summary = "Put a listing's originals back",
            description = "It is held then: nothing is published to it by itself until it is released.")
    public void restore(UUID id) {
        restorer.restore(found(id).id(), caller.name());
    }

    @POST
    @Path("/release")
    @ResponseStatus(202)
    @Operation(operationId = "releaseListing", summary = "Let a held listing be published to again")
    public void release(UUID id) {
        restorer.release(found(id).id(), caller.name());
    }

    @POST
    @Path("/plan")
    @ResponseStatus(202)
    @Operation(
            operationId = "planListing",
            summary = "Plan a listing anew",
            description = "Makes what is missing, for instance after its profile changed.")
    public void plan(UUID id) {
        mirror.plan(found(id), Urgency.ROUTINE);
    }

    private MirroredListing found(UUID id) {
        return mirror.findByIdOptional(id).orElseThrow(() -> Refused.missing("listing", id));
    }
}
