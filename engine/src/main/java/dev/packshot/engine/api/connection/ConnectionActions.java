package dev.packshot.engine.api.connection;

import dev.packshot.connector.Health;
import dev.packshot.connector.Session;
import dev.packshot.engine.account.Role;
import dev.packshot.engine.api.Idempotent;
import dev.packshot.engine.budget.Purpose;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.connection.Sessions;
import dev.packshot.engine.drift.Drift;
import dev.packshot.engine.drift.Level;
import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.refusal.Refused;
import dev.packshot.engine.signin.Caller;
import dev.packshot.engine.sync.Schedules;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** What is done with a shop. */
@Path("/api/v1/connections")
@Tag(name = "Connections")
@RolesAllowed(Role.MAY_OPERATE)
public class ConnectionActions {
    private static final Duration CHANGES = Duration.ofMinutes(5);
    private static final Duration SWEEP = Duration.ofHours(24);

    private final Connections connections;
    private final Schedules schedules;
    private final Sessions sessions;
    private final Drift drift;
    private final Ids ids;
    private final Caller caller;

    ConnectionActions(
            Connections connections, Schedules schedules, Sessions sessions, Drift drift, Ids ids, Caller caller) {
        this.connections = connections;
        this.schedules = schedules;
        this.sessions = sessions;
        this.drift = drift;
        this.ids = ids;
        this.caller = caller;
    }

    /** A shop to be connected. */
    @Schema(name = "NewConnection")
    public record NewConnection(
            @NotNull @Schema(description = "A connector's id", examples = "folder")
            String connector,

            @NotNull @Valid ConnectionWish wish) {}

    /** Why a shop is paused. */
    @Schema(name = "Pause")
    public record Pause(
            @NotNull @Size(min = 1, max = 200) @Schema(examples = "stock-taking")
            String reason) {}

    /** What a test found. */
    @Schema(name = "ConnectionHealth")
    public record HealthView(
            @Schema(description = "The shop that answered, as it names itself")
            String account,

            @Schema(description = "What the consent allows") Set<String> scopes,
            @Schema(description = "Empty when all is well") List<String> warnings) {
        static HealthView of(Health health) {
            return new HealthView(health.account(), health.scopes(), health.warnings());
        }
    }

    @POST
    @ResponseStatus(201)
    @Idempotent
    @Transactional
    @APIResponseSchema(value = ConnectionView.class, responseCode = "201")
    @Operation(
            operationId = "addConnection",
            summary = "Connect a shop",
            description =
                    "It is read at once, every 5 minutes for changes and once a day completely. A shop whose connector can"
                            + " INSTALLED is refused: it comes by itself when its owner installs the app at the marketplace.")
    public ConnectionView add(@Valid @NotNull NewConnection wanted) {
        ConnectionWish wish = wanted.wish();
        Connection made = connections.create(
                ids.next(),
                wish.name(),
                wanted.connector(),
                wish.over(Map.of(), Map.of()),
                wish.policy(),
                caller.name());
        if (wish.sampleShare() != null) {
            made.sample(wish.sampleShare());
        }
        schedules.begin(made.id(), CHANGES, SWEEP);
        return ConnectionView.of(made);
    }

    @POST
    @Path("/{id}/test")
    @Operation(operationId = "testConnection", summary = "Ask a shop whether it answers and the consent suffices")
    public HealthView test(UUID id) {
        return HealthView.of(sessions.with(found(id), Purpose.PULL, Session::probe));
    }

    @POST
    @Path("/{id}/pause")
    @Operation(operationId = "pauseConnection", summary = "Publish nothing to a shop until it is resumed")
    public void pause(UUID id, @Valid @NotNull Pause pause) {
        connections.pause(found(id).id(), pause.reason(), caller.name());
    }

    @POST
    @Path("/{id}/resume")
    @Operation(
            operationId = "resumeConnection",
            summary = "Let publishing go on",
            description = "Also lets batches go on that the drift check held; say how they count from now on.")
    public void resume(
            UUID id,
            @Parameter(description = "Whether what the alarm saw was an exception, or is what is usual from now on.")
                    @QueryParam("level")
                    @DefaultValue("EXCEPTION")
                    Level level) {
        drift.resume(found(id).id(), level, caller.name());
    }

    private Connection found(UUID id) {
        return connections.findByIdOptional(id).orElseThrow(() -> Refused.missing("connection", id));
    }
}
