package dev.packshot.engine.api.account;

import dev.packshot.engine.account.Account;
import dev.packshot.engine.account.Accounts;
import dev.packshot.engine.account.Role;
import dev.packshot.engine.api.Revision;
import dev.packshot.engine.audit.AuditLog;
import dev.packshot.engine.signin.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The accounts of people. */
@Path("/api/v1/accounts")
@Tag(name = "Accounts")
@RolesAllowed(Role.MAY_OWN)
public class AccountResource {
    private static final String ROLES = "viewer|reviewer|operator|owner";

    private final Accounts accounts;
    private final AuditLog audit;
    private final Caller caller;

    AccountResource(Accounts accounts, AuditLog audit, Caller caller) {
        this.accounts = accounts;
        this.audit = audit;
        this.caller = caller;
    }

    /** An account, without its secrets. */
    @Schema(name = "Account")
    public record AccountView(
            UUID id,
            @Schema(examples = "anna") String name,
            @Schema(examples = "reviewer") String role,
            boolean enabled,
            Instant created,
            @Nullable Instant lastLogin,

            @Schema(description = "The ETag without its quotes")
            int version) {
        static AccountView of(Account account) {
            return new AccountView(
                    account.id(),
                    account.name(),
                    account.role().label(),
                    account.enabled(),
                    account.created(),
                    account.lastLogin(),
                    account.version());
        }
    }

    /** An account to be made. */
    @Schema(name = "NewAccount")
    public record NewAccount(
            @NotNull @Schema(examples = "anna") String name,

            @NotNull @Schema(format = "password", description = "15 characters to 72 bytes")
            String password,

            @NotNull @Pattern(regexp = ROLES) @Schema(examples = "reviewer")
            String role) {}

    /** What an account may do. */
    @Schema(name = "AccountRights")
    public record Rights(
            @NotNull @Pattern(regexp = ROLES) @Schema(examples = "operator")
            String role,

            @NotNull Boolean enabled) {}

    /** A password for somebody else. */
    @Schema(name = "PasswordReset")
    public record PasswordReset(
            @NotNull @Schema(format = "password") String password) {}

    @GET
    @Operation(operationId = "listAccounts", summary = "All accounts, by name")
    public List<AccountView> list() {
        return accounts.all().stream().map(AccountView::of).toList();
    }

    @POST
    @APIResponseSchema(value = AccountView.class, responseCode = "201")
    @Transactional
    @Operation(operationId = "addAccount", summary = "Make an account")
    public RestResponse<AccountView> add(@Valid @NotNull NewAccount wanted) {
        Account made = accounts.add(wanted.name(), wanted.password(), role(wanted.role()));
        record("account.add", made);
        return RestResponse.ResponseBuilder.<AccountView>created(URI.create("/api/v1/accounts/" + made.id()))
                .entity(AccountView.of(made))
                .header(HttpHeaders.ETAG, Revision.tag(made.version()))
                .build();
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getAccount", summary = "One account", description = "Its ETag is needed for changing it.")
    public RestResponse<AccountView> get(UUID id) {
        return answer(accounts.get(id));
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "changeAccount",
            summary = "Change what an account may do",
            description = "A disabled account's sessions end at once.")
    public RestResponse<AccountView> change(
            UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Valid @NotNull Rights rights) {
        Account changed = accounts.change(id, Revision.required(ifMatch), role(rights.role()), rights.enabled());
        record("account.change", changed);
        return answer(changed);
    }

    @PUT
    @Path("/{id}/password")
    @Transactional
    @Operation(operationId = "resetPassword", summary = "Give an account a new password; its sessions end")
    public void reset(UUID id, @Valid @NotNull PasswordReset reset) {
        accounts.resetPassword(id, reset.password());
        record("account.reset-password", accounts.get(id));
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "removeAccount", summary = "Remove an account; its sessions end")
    public void remove(UUID id) {
        Account leaving = accounts.get(id);
        accounts.remove(id);
        record("account.remove", leaving);
    }

    private void record(String action, Account account) {
        audit.record(
                caller.name(),
                action,
                account.name(),
                Map.of("role", account.role().label(), "enabled", String.valueOf(account.enabled())));
    }

    private static RestResponse<AccountView> answer(Account account) {
        return RestResponse.ResponseBuilder.ok(AccountView.of(account))
                .header(HttpHeaders.ETAG, Revision.tag(account.version()))
                .build();
    }

    private static Role role(String label) {
        return Role.labelled(label).orElseThrow();
    }
}
