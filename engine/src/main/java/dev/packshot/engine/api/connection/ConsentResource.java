package dev.packshot.engine.api.connection;

import dev.packshot.connector.Capability;
import dev.packshot.connector.ConnectorDescriptor;
import dev.packshot.engine.account.Role;
import dev.packshot.engine.api.install.ConsentCookie;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.connection.Connectors;
import dev.packshot.engine.connection.Consents;
import dev.packshot.engine.install.PublicAddress;
import dev.packshot.engine.refusal.RefusalType;
import dev.packshot.engine.refusal.Refused;
import dev.packshot.engine.signin.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Lets an operator give a shop's consent. */
@Path("/api/v1/connections/{id}/consent")
@Tag(name = "Connections")
public class ConsentResource {
    private final Connections connections;
    private final Connectors connectors;
    private final Consents consents;
    private final PublicAddress address;
    private final Caller caller;

    ConsentResource(
            Connections connections, Connectors connectors, Consents consents, PublicAddress address, Caller caller) {
        this.connections = connections;
        this.connectors = connectors;
        this.consents = consents;
        this.address = address;
        this.caller = caller;
    }

    /** Where consent is given. */
    @Schema(name = "Consent")
    public record ConsentView(
            @Schema(description = "The marketplace's page; holds for ten minutes")
            URI address) {}

    @POST
    @RolesAllowed(Role.MAY_OPERATE)
    @Operation(
            operationId = "beginConsent",
            summary = "Connect a shop that has to consent, for the first time or again",
            description =
                    "Go to the address in the browser that this was called from: a cookie ties the way back to it."
                            + " Shops that install an app begin at their marketplace instead.")
    public RestResponse<ConsentView> begin(UUID id) {
        Connection connection = connections.findByIdOptional(id).orElseThrow(() -> Refused.missing("connection", id));
        ConnectorDescriptor descriptor = connectors.of(connection).describe();
        if (descriptor.can(Capability.INSTALLED)) {
            throw new Refused(
                    RefusalType.CONFLICT,
                    "The shop's owner opens the app at %s; nothing else is needed.".formatted(descriptor.name()));
        }
        URI back = address.back(connection.connector());
        Consents.Departure departure = consents.begin(id, back, caller.name());
        return RestResponse.ResponseBuilder.ok(new ConsentView(departure.address()))
                .cookie(ConsentCookie.of(departure, back))
                .build();
    }
}
