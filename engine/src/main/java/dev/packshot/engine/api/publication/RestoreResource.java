package dev.packshot.engine.api.publication;

import dev.packshot.engine.account.Role;
import dev.packshot.engine.api.Idempotent;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.mirror.ListingMirror;
import dev.packshot.engine.publication.Restorer;
import dev.packshot.engine.refusal.Refused;
import dev.packshot.engine.refusal.Violation;
import dev.packshot.engine.signin.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Puts originals back. */
@Path("/api/v1/restores")
@Tag(name = "Restores")
@RolesAllowed(Role.MAY_OPERATE)
public class RestoreResource {
    private final Restorer restorer;
    private final ListingMirror mirror;
    private final Connections connections;
    private final Caller caller;

    RestoreResource(Restorer restorer, ListingMirror mirror, Connections connections, Caller caller) {
        this.restorer = restorer;
        this.mirror = mirror;
        this.connections = connections;
        this.caller = caller;
    }

    /** Which listings. */
    @Schema(name = "RestoreListings")
    public record Some(
            @NotEmpty @Size(max = 500) @Schema(description = "Up to 500; all are asked for, or none")
            List<@NotNull UUID> listings) {}

    /** Since when. */
    @Schema(name = "RestoreSince")
    public record Since(
            @NotNull UUID connection,

            @NotNull @Schema(description = "Everything that was published at this time or later")
            Instant since) {}

    /** What was asked for. */
    @Schema(name = "Restores")
    public record Asked(
            @Schema(description = "Listings whose originals are put back; each is held until it is released")
            List<UUID> listings) {}

    @POST
    @ResponseStatus(202)
    @Idempotent
    @Transactional
    @APIResponseSchema(value = Asked.class, responseCode = "202")
    @Operation(operationId = "restoreListings", summary = "Put the originals of one or more listings back")
    public Asked some(@Valid @NotNull Some wanted) {
        List<UUID> listings = wanted.listings().stream().distinct().toList();
        List<Violation> unknown = listings.stream()
                .filter(id -> mirror.findByIdOptional(id).isEmpty())
                .map(id -> new Violation("listings", "There is no listing " + id))
                .toList();
        if (!unknown.isEmpty()) {
            throw Refused.invalid(unknown);
        }
        listings.forEach(id -> restorer.restore(id, caller.name()));
        return new Asked(listings);
    }

    @POST
    @Path("/since")
    @ResponseStatus(202)
    @Idempotent
    @Transactional
    @APIResponseSchema(value = Asked.class, responseCode = "202")
    @Operation(operationId = "restoreSince", summary = "Put everything back that was published to a shop since a time")
    public Asked since(@Valid @NotNull Since wanted) {
        if (connections.findByIdOptional(wanted.connection()).isEmpty()) {
            throw Refused.missing("connection", wanted.connection());
        }
        return new Asked(restorer.restoreSince(wanted.connection(), wanted.since(), caller.name()));
    }
}
