package dev.packshot.engine.api.connection;

import dev.packshot.connector.Setting;
import dev.packshot.engine.account.Role;
import dev.packshot.engine.api.Revision;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.connection.Connectors;
import dev.packshot.engine.connection.Sessions;
import dev.packshot.engine.erasure.Erasure;
import dev.packshot.engine.refusal.RefusalType;
import dev.packshot.engine.refusal.Refused;
import dev.packshot.engine.signin.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The shops. */
@Path("/api/v1/connections")
@Tag(name = "Connections")
public class ConnectionResource {
    private final Connections connections;
    private final Connectors connectors;
    private final Sessions sessions;
    private final Erasure erasure;
    private final Caller caller;

    ConnectionResource(
            Connections connections, Connectors connectors, Sessions sessions, Erasure erasure, Caller caller) {
        this.connections = connections;
        this.connectors = connectors;
        this.sessions = sessions;
        this.erasure = erasure;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.MAY_VIEW)
    @Operation(operationId = "listConnections", summary = "All shops, by name")
    public List<ConnectionView> list() {
        return connections.present().stream().map(ConnectionView::of).toList();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.MAY_VIEW)
    @Operation(operationId = "getConnection", summary = "One shop", description = "Its ETag is needed for changing it.")
    public RestResponse<ConnectionView> get(UUID id) {
        return answer(found(id));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Role.MAY_OPERATE)
    @Transactional
    @Operation(
            operationId = "changeConnection",
            summary = "Change a shop's name, settings and policy",
            description = "What the marketplace gave when the shop installed stays as it is.")
    public RestResponse<ConnectionView> change(
            UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Valid @NotNull ConnectionWish wish) {
        Connection present = found(id);
        if (present.version() != Revision.required(ifMatch)) {
            throw new Refused(RefusalType.CHANGED, "Somebody else changed the connection.");
        }
        Connection changed = connections.configure(
                id,
                wish.name(),
                wish.over(kept(present, Setting.Kind.SECRET), kept(present, Setting.Kind.GIVEN)),
                wish.policy(),
                wish.sampleShare() == null ? present.sampleShare() : wish.sampleShare(),
                caller.name());
        connections.flush();
        return answer(changed);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.MAY_OPERATE)
    @Operation(operationId = "removeConnection", summary = "End a connection; its rows stay for the audit")
    public void remove(UUID id) {
        connections.remove(found(id).id(), caller.name());
    }

    @POST
    @Path("/{id}/erase")
    @RolesAllowed(Role.MAY_OWN)
    @ResponseStatus(202)
    @Operation(
            operationId = "eraseConnection",
            summary = "Forget a shop whole: listings, pictures, originals, decisions, secrets",
            description =
                    "Can't be undone. What shows at the marketplace stays as it is: restore first, if it should not.")
    public void erase(UUID id) {
        erasure.begin(found(id).id(), caller.name());
    }

    private Map<String, String> kept(Connection connection, Setting.Kind kind) {
        Map<String, String> kept = new HashMap<>(sessions.settings(connection).values());
        kept.keySet()
                .retainAll(connectors.of(connection).describe().settings().stream()
                        .filter(setting -> setting.kind() == kind)
                        .map(Setting::key)
                        .toList());
        return kept;
    }

    private Connection found(UUID id) {
        return connections.findByIdOptional(id).orElseThrow(() -> Refused.missing("connection", id));
    }

    private static RestResponse<ConnectionView> answer(Connection connection) {
        return RestResponse.ResponseBuilder.ok(ConnectionView.of(connection))
                .header(HttpHeaders.ETAG, Revision.tag(connection.version()))
                .build();
    }
}
