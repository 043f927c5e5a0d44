package dev.packshot.engine.api.account;

import dev.packshot.engine.account.ApiKey;
import dev.packshot.engine.account.ApiKeys;
import dev.packshot.engine.account.Role;
import dev.packshot.engine.audit.AuditLog;
import dev.packshot.engine.signin.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The keys of machines. */
@Path("/api/v1/api-keys")
@Tag(name = "API keys")
@RolesAllowed(Role.MAY_OWN)
public class KeyResource {
    private final ApiKeys keys;
    private final AuditLog audit;
    private final Caller caller;

    KeyResource(ApiKeys keys, AuditLog audit, Caller caller) {
        this.keys = keys;
        this.audit = audit;
        this.caller = caller;
    }

    /** A key, without its secret. */
    @Schema(name = "ApiKey")
    public record KeyView(
            UUID id,
            @Schema(examples = "nightly export") String name,

            @Schema(description = "What the key begins with", examples = "pk_1f9a03cc")
            String prefix,

            @Schema(examples = "viewer") String role,
            String createdBy,
            Instant created,
            @Nullable Instant expires,
            @Nullable Instant lastUsed,
            @Nullable Instant revoked) {
        static KeyView of(ApiKey key) {
            return new KeyView(
                    key.id(),
                    key.name(),
                    key.prefix(),
                    key.role().label(),
                    key.createdBy(),
                    key.created(),
                    key.expires(),
                    key.lastUsed(),
                    key.revoked());
        }
    }

    /** A key that was just made. */
    @Schema(name = "FreshApiKey")
    public record FreshKey(
            KeyView about,

            @Schema(description = "The key itself. Shown this once: keep it now.")
            String key) {}

    /** A key to be made. */
    @Schema(name = "NewApiKey")
    public record NewKey(
            @NotNull @Schema(description = "What it is for", examples = "nightly export")
            String name,

            @NotNull @Pattern(regexp = "viewer|reviewer|operator|owner") @Schema(examples = "viewer")
            String role,

            @Schema(description = "From when on it doesn't open any more; never when left out") @Nullable Instant expires) {}

    @GET
    @Operation(operationId = "listApiKeys", summary = "All keys, the newest first, revoked ones too")
    public List<KeyView> list() {
        return keys.all().stream().map(KeyView::of).toList();
    }

    @POST
    @ResponseStatus(201)
    @APIResponseSchema(value = FreshKey.class, responseCode = "201")
    @Transactional
    @Operation(operationId = "addApiKey", summary = "Make a key")
    public FreshKey add(@Valid @NotNull NewKey wanted) {
        ApiKeys.Fresh fresh =
                keys.add(wanted.name(), Role.labelled(wanted.role()).orElseThrow(), caller.name(), wanted.expires());
        record("api-key.add", fresh.key());
        return new FreshKey(KeyView.of(fresh.key()), fresh.text().text());
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "revokeApiKey", summary = "Take a key back; it is shut at once")
    public KeyView revoke(UUID id) {
        ApiKey revoked = keys.revoke(id);
        record("api-key.revoke", revoked);
        return KeyView.of(revoked);
    }

    private void record(String action, ApiKey key) {
        audit.record(
                caller.name(),
                action,
                key.prefix(),
                Map.of("name", key.name(), "role", key.role().label()));
    }
}
