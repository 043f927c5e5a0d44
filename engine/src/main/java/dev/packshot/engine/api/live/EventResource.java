package dev.packshot.engine.api.live;

import dev.packshot.engine.account.Role;
import dev.packshot.engine.live.LiveTail;
import dev.packshot.engine.live.Place;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What happens, as it happens. */
@Path("/api/v1/events")
@Tag(name = "Events")
@RolesAllowed(Role.MAY_VIEW)
public class EventResource {
    private final LiveTail tail;
    private final Clock clock;
    private final RoutingContext http;

    EventResource(LiveTail tail, Clock clock, RoutingContext http) {
        this.tail = tail;
        this.http = http;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "events",
            summary = "What happens, as it happens",
            description =
                    "Server-sent events from all nodes. The event's name is its kind; its data is JSON with at, subject and"
                            + " facts. A client that comes back with Last-Event-ID is told what it missed; after the event reset, which"
                            + " says that this is gone, it reads anew whatever it shows. Slow readers are sent away.")
    @APIResponse(
            responseCode = "200",
            description = "The stream",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema =
                                    @Schema(
                                            type =
                                                    org.eclipse.microprofile.openapi.annotations.enums.SchemaType
                                                            .STRING)))
    public void events(
            @Context Sse sse,
            @Context SseEventSink sink,
            @HeaderParam("Last-Event-ID") @Nullable String last,
            @Parameter(
                            description = "Kinds that are wanted, separated by commas; all when left out",
                            example = "job,review")
                    @QueryParam("kinds")
                    @Nullable String kinds) {
        Set<String> wanted = kinds == null
                ? Set.of()
                : Stream.of(kinds.split(",")).map(String::strip).collect(Collectors.toUnmodifiableSet());
        HttpServerResponse response = http.response();
        var stream = new EventStream(sse, sink, wanted, tail::remove, response::reset, clock);
        // At once, so that the client sees that it is in.
        stream.beat();
        tail.add(stream, Optional.ofNullable(last).flatMap(Place::read));
    }
}
