package dev.packshot.engine.api.connection;

import dev.packshot.engine.account.Role;
import dev.packshot.engine.api.Revision;
import dev.packshot.engine.refusal.RefusalType;
import dev.packshot.engine.refusal.Refused;
import dev.packshot.engine.signin.Caller;
import dev.packshot.engine.sync.Lane;
import dev.packshot.engine.sync.Schedules;
import dev.packshot.engine.sync.SyncSchedule;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** When a shop is read. */
@Path("/api/v1/connections/{id}/schedules")
@Tag(name = "Schedules")
public class ScheduleResource {
    private final Schedules schedules;
    private final Caller caller;

    ScheduleResource(Schedules schedules, Caller caller) {
        this.schedules = schedules;
        this.caller = caller;
    }

    /** A way of reading, and how far it has come. */
    @Schema(name = "Schedule")
    public record ScheduleView(
            @Schema(description = "CHANGES often, SWEEP completely")
            Lane lane,

            @Schema(description = "From the end of a reading to the next, seconds", examples = "300")
            long everySeconds,

            boolean enabled,
            @Nullable Instant lastStart,

            @Schema(description = "When the last complete reading ended") @Nullable Instant lastEnd,

            @Schema(description = "Listings in the last reading")
            int lastSeen,

            @Schema(description = "Listings that were new in it")
            int lastNew,

            @Schema(description = "The ETag without its quotes")
            int version) {
        static ScheduleView of(SyncSchedule schedule) {
            return new ScheduleView(
                    schedule.lane(),
                    schedule.every().toSeconds(),
                    schedule.enabled(),
                    schedule.lastStart().orElse(null),
                    schedule.lastEnd().orElse(null),
                    schedule.lastSeen(),
                    schedule.lastNew(),
                    schedule.version());
        }
    }

    /** How often a shop is to be read. */
    @Schema(name = "ScheduleWish")
    public record ScheduleWish(
            @NotNull @Min(1) @Max(2_678_400) @Schema(description = "Seconds, 1 to 31 days", examples = "300")
            Long everySeconds,

            @NotNull Boolean enabled) {}

    @GET
    @RolesAllowed(Role.MAY_VIEW)
    @Operation(operationId = "listSchedules", summary = "When a shop is read")
    public List<ScheduleView> list(UUID id) {
        return schedules.of(id).stream().map(ScheduleView::of).toList();
    }

    @PUT
    @Path("/{lane}")
    @RolesAllowed(Role.MAY_OPERATE)
    @Transactional
    @Operation(
            operationId = "changeSchedule",
            summary = "Change when a shop is read",
            description = "If-Match names the version, which counts up with each reading too.")
    public RestResponse<ScheduleView> change(
            UUID id,
            Lane lane,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull ScheduleWish wish) {
        SyncSchedule present = found(id, lane);
        if (present.version() != Revision.required(ifMatch)) {
            throw new Refused(RefusalType.CHANGED, "The schedule was changed, or its shop was read meanwhile.");
        }
        SyncSchedule changed =
                schedules.change(id, lane, Duration.ofSeconds(wish.everySeconds()), wish.enabled(), caller.name());
        schedules.flush();
        return RestResponse.ResponseBuilder.ok(ScheduleView.of(changed))
                .header(HttpHeaders.ETAG, Revision.tag(changed.version()))
                .build();
    }

    @POST
    @Path("/{lane}/run")
    @ResponseStatus(202)
    @RolesAllowed(Role.MAY_OPERATE)
    @Operation(operationId = "runSchedule", summary = "Read a shop as soon as somebody is free")
    public void run(UUID id, Lane lane) {
        schedules.now(found(id, lane).connection(), lane);
    }

    private SyncSchedule found(UUID id, Lane lane) {
        return schedules
                .findByIdOptional(new SyncSchedule.Key(id, lane))
                .orElseThrow(() -> Refused.missing("schedule", id + "/" + lane));
    }
}
