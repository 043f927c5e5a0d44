package dev.packshot.engine.api.profile;

import dev.packshot.engine.account.Role;
import dev.packshot.engine.api.Idempotent;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.planning.Remake;
import dev.packshot.engine.refusal.Refused;
import dev.packshot.engine.signin.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** What is live, made anew by another look. */
@Path("/api/v1/connections")
@Tag(name = "Profiles")
public class RemakeResource {
    private final Remake remake;
    private final Connections connections;
    private final Caller caller;

    RemakeResource(Remake remake, Connections connections, Caller caller) {
        this.remake = remake;
        this.connections = connections;
        this.caller = caller;
    }

    /** What was set going. */
    @Schema(name = "Remade")
    public record Remade(
            @Schema(description = "Listings that are looked at; those that the profile changes are made anew")
            int listings) {}

    @POST
    @Path("/{id}/remake")
    @Idempotent
    @ResponseStatus(202)
    @RolesAllowed(Role.MAY_OPERATE)
    @Operation(
            operationId = "remakeConnection",
            summary = "Make what is live anew",
            description = "From the originals, by the profile that holds now, in batches; ours are replaced in place.")
    public Remade remake(UUID id) {
        UUID shop = connections
                .findByIdOptional(id)
                .orElseThrow(() -> Refused.missing("connection", id))
                .id();
        return new Remade(remake.all(shop, caller.name()));
    }
}
