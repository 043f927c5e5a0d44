package dev.packshot.engine.api.account;

import dev.packshot.engine.account.Accounts;
import dev.packshot.engine.account.Role;
import dev.packshot.engine.signin.Caller;
import io.quarkus.vertx.http.runtime.security.FormAuthenticationMechanism;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's own session. */
@Path("/api/v1/session")
@Tag(name = "Session")
public class SessionResource {
    private final Caller caller;
    private final Accounts accounts;
    private final RoutingContext http;

    SessionResource(Caller caller, Accounts accounts, RoutingContext http) {
        this.caller = caller;
        this.accounts = accounts;
        this.http = http;
    }

    /** Who the caller is. */
    @Schema(name = "Session")
    public record SessionView(
            @Schema(description = "As it is written into the audit log", examples = "owner")
            String name,

            @Schema(description = "Includes the lower ones", examples = "operator")
            String role,

            @Schema(description = "Whether the password can be changed here")
            boolean hasPassword) {}

    /** A new password. */
    @Schema(name = "PasswordChange")
    public record PasswordChange(
            @NotNull @Schema(format = "password") String present,

            @NotNull @Schema(format = "password", description = "15 characters to 72 bytes")
            String password) {}

    @GET
    @RolesAllowed(Role.MAY_VIEW)
    @Operation(operationId = "getSession", summary = "Who am I, and what may I do?")
    public SessionView session() {
        return new SessionView(caller.name(), caller.role().map(Role::label).orElseThrow(), caller.hasPassword());
    }

    @DELETE
    @RolesAllowed(Role.MAY_VIEW)
    @Operation(operationId = "endSession", summary = "Sign out")
    public void end() {
        FormAuthenticationMechanism.logout(http);
    }

    @POST
    @Path("/password")
    @RolesAllowed(Role.MAY_VIEW)
    @Operation(
            operationId = "changePassword",
            summary = "Change my password",
            description = "Ends all sessions of the account, this one too.")
    public void changePassword(@Valid @NotNull PasswordChange change) {
        accounts.changePassword(caller.hasPassword() ? caller.name() : "", change.present(), change.password());
    }
}
