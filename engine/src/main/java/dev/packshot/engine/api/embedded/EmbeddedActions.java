package dev.packshot.engine.api.embedded;

import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.ConnectionState;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.connection.Policy;
import dev.packshot.engine.refusal.RefusalType;
import dev.packshot.engine.refusal.Refused;
import dev.packshot.engine.signin.Visit;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** What a shop's owner does with his own shop. */
@Path("/api/v1/embedded")
@Tag(name = "Embedded page")
@RolesAllowed(Visit.MERCHANT)
public class EmbeddedActions {
    /** Tells a pause of the owner's from one of whoever runs Packshot, and from an alarm's. */
    private static final String OWN_PAUSE = "The shop's owner paused it.";

    private final OwnShop own;
    private final Connections connections;
    private final RestoreAll restores;

    EmbeddedActions(OwnShop own, Connections connections, RestoreAll restores) {
        this.own = own;
        this.connections = connections;
        this.restores = restores;
    }

    /** What happens to finished pictures. */
    @Schema(name = "ShopPolicy")
    public record Wish(
            @NotNull @Schema(
                    description =
                            "AUTO publishes what the rules let through; REVIEW shows everything to a person first",
                    enumeration = {"AUTO", "REVIEW"})
            Policy policy) {}

    /** What was asked for. */
    @Schema(name = "ShopRestores")
    public record Asked(
            @Schema(description = "Listings whose originals are put back; each is held until it is released")
            int listings) {}

    /** Whether a pause can be ended by the shop's owner. */
    static boolean isOwnPause(Connection shop) {
        return shop.state() == ConnectionState.PAUSED && shop.stateReason().equals(OWN_PAUSE);
    }

    @POST
    @Path("/connection")
    @ResponseStatus(204)
    @Operation(
            operationId = "connectShop",
            summary = "See to it that the shop is connected",
            description = "Asks the marketplace for a grant by the page's own token, and only where none serves.")
    public void connect() {
        own.connect();
    }

    @PUT
    @Path("/policy")
    @ResponseStatus(204)
    @Transactional
    @Operation(operationId = "changeShopPolicy", summary = "Publish by itself, or show everything to a person first")
    public void policy(@Valid @NotNull Wish wish) {
        Connection shop = own.locked();
        if (wish.policy() == Policy.DRY_RUN) {
            throw Refused.invalid("policy", "is AUTO or REVIEW");
        }
        if (shop.policy() == Policy.DRY_RUN) {
            throw new Refused(
                    RefusalType.CONFLICT,
                    "Whoever runs Packshot has set this shop to a dry run: nothing is published until that ends.");
        }
        connections.decide(shop.id(), wish.policy(), own.actor());
    }

    @POST
    @Path("/pause")
    @ResponseStatus(204)
    @Transactional
    @Operation(operationId = "pauseShop", summary = "Publish nothing until the shop is resumed")
    public void pause() {
        Connection shop = own.locked();
        switch (shop.state()) {
            case ACTIVE -> connections.pause(shop.id(), OWN_PAUSE, own.actor());
            case PAUSED -> {}
            case NEEDS_SIGN_IN, REMOVED ->
                throw new Refused(RefusalType.CONFLICT, "The shop isn't connected: nothing is published anyway.");
        }
    }

    @POST
    @Path("/resume")
    @ResponseStatus(204)
    @Transactional
    @Operation(
            operationId = "resumeShop",
            summary = "Let publishing go on",
            description = "Ends a pause that began at the page; one of whoever runs Packshot, or of an alarm, stays.")
    public void resume() {
        Connection shop = own.locked();
        if (shop.state() == ConnectionState.ACTIVE) {
            return;
        }
        if (!isOwnPause(shop)) {
            throw new Refused(
                    RefusalType.CONFLICT,
                    "It wasn't paused from here, but for another reason: %s".formatted(shop.stateReason()));
        }
        connections.resume(shop.id(), own.actor());
    }

    @POST
    @Path("/restore")
    @ResponseStatus(202)
    @APIResponseSchema(value = Asked.class, responseCode = "202")
    @Operation(
            operationId = "restoreShop",
            summary = "Put the originals of all listings back",
            description = "Each is held then. May be asked for again: what is back, or on its way, is left alone.")
    public Asked restore() {
        return new Asked(restores.restore(own.connection().id(), own.actor()));
    }
}
