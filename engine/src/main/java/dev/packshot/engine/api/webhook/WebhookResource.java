package dev.packshot.engine.api.webhook;

import dev.packshot.engine.account.Role;
import dev.packshot.engine.api.Keyset;
import dev.packshot.engine.api.Page;
import dev.packshot.engine.api.PageQuery;
import dev.packshot.engine.api.Revision;
import dev.packshot.engine.audit.AuditLog;
import dev.packshot.engine.refusal.RefusalType;
import dev.packshot.engine.refusal.Refused;
import dev.packshot.engine.signin.Caller;
import dev.packshot.engine.webhook.Deliveries;
import dev.packshot.engine.webhook.DeliveryView;
import dev.packshot.engine.webhook.Endpoint;
import dev.packshot.engine.webhook.Endpoints;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Where other systems want to be told. */
@Path("/api/v1/webhooks")
@Tag(name = "Webhooks")
@RolesAllowed(Role.MAY_OWN)
public class WebhookResource {
    private final Endpoints endpoints;
    private final Deliveries deliveries;
    private final AuditLog audit;
    private final Caller caller;

    WebhookResource(Endpoints endpoints, Deliveries deliveries, AuditLog audit, Caller caller) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.audit = audit;
        this.caller = caller;
    }

    /** An endpoint with its secret. */
    @Schema(name = "FreshWebhook")
    public record FreshWebhook(
            WebhookView about,

            @Schema(description = "What messages are signed with. Shown this once: keep it now.", examples = "whsec_…")
            String secret) {}

    /** A new secret. */
    @Schema(name = "FreshWebhookSecret")
    public record FreshSecret(
            @Schema(description = "Shown this once: keep it now.")
            String secret) {}

    @GET
    @Operation(operationId = "listWebhooks", summary = "All endpoints, the oldest first")
    public List<WebhookView> list() {
        return endpoints.all().stream().map(WebhookView::of).toList();
    }

    @POST
    @ResponseStatus(201)
    @APIResponseSchema(value = FreshWebhook.class, responseCode = "201")
    @Transactional
    @Operation(
            operationId = "addWebhook",
            summary = "Have another system told",
            description =
                    "By the Standard Webhooks scheme: webhook-id comes from the content, so that a message that arrives"
                            + " twice can be told from two; webhook-signature is v1.")
    public FreshWebhook add(@Valid @NotNull WebhookWish wish) {
        Endpoints.Fresh fresh = endpoints.add(wish.wish(), caller.name());
        record("webhook.add", fresh.endpoint().id());
        return new FreshWebhook(WebhookView.of(fresh.endpoint()), fresh.secret().text());
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getWebhook",
            summary = "One endpoint",
            description = "Its ETag is needed for changing it.")
    public RestResponse<WebhookView> get(UUID id) {
        return answer(endpoints.get(id).orElseThrow(() -> Refused.missing("webhook", id)));
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "changeWebhook", summary = "Change an endpoint, or switch it on again")
    public RestResponse<WebhookView> change(
            UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Valid @NotNull WebhookWish wish) {
        if (endpoints.get(id).isEmpty()) {
            throw Refused.missing("webhook", id);
        }
        Endpoint changed = endpoints
                .change(id, Revision.required(ifMatch), wish.wish())
                .orElseThrow(() -> new Refused(RefusalType.CHANGED, "The webhook was changed meanwhile."));
        record("webhook.change", id);
        return answer(changed);
    }

    @POST
    @Path("/{id}/secret")
    @Transactional
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "Give an endpoint a new secret",
            description = "For 24 hours messages are signed with both.")
    public FreshSecret rotate(UUID id) {
        return new FreshSecret(endpoints
                .rotate(id)
                .orElseThrow(() -> Refused.missing("webhook", id))
                .text());
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "removeWebhook", summary = "Tell an endpoint no more")
    public void remove(UUID id) {
        if (!endpoints.remove(id)) {
            throw Refused.missing("webhook", id);
        }
        record("webhook.remove", id);
    }

    @GET
    @Path("/{id}/deliveries")
    @Operation(operationId = "listDeliveries", summary = "What an endpoint was told, the newest first, with every try")
    public Page<DeliveryView> deliveries(UUID id, @BeanParam @Valid PageQuery page) {
        List<DeliveryView> log =
                deliveries.log(id, page.after().map(Keyset::at), page.after().map(Keyset::id), page.limit() + 1);
        return Page.of(log, page.limit(), row -> new Keyset(row.created(), row.id()), row -> row);
    }

    private void record(String action, UUID id) {
        audit.record(caller.name(), action, id.toString(), Map.of());
    }

    private static RestResponse<WebhookView> answer(Endpoint endpoint) {
        return RestResponse.ResponseBuilder.ok(WebhookView.of(endpoint))
                .header(HttpHeaders.ETAG, Revision.tag(endpoint.version()))
                .build();
    }
}
