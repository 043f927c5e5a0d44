package dev.packshot.engine.api.hook;

import dev.packshot.connector.WebhookCall;
import dev.packshot.engine.refusal.RefusalType;
import dev.packshot.engine.refusal.Refused;
import dev.packshot.engine.signal.WebhookDoor;
import dev.packshot.engine.signal.WebhookRefused;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Takes webhooks in, and answers as soon as they are stored. 401 for a forged one and 400 for one that can't be read, which
 * no repetition makes better; 503 when it couldn't be stored, so that the marketplace sends it again.
 */
@Path("/hooks/{connector}")
@Consumes(MediaType.WILDCARD)
@PermitAll
public class HookResource {
    private static final Logger LOG = Logger.getLogger(HookResource.class);
    private static final int MOST = 1 << 20;
    private static final int RETRY_SECONDS = 30;

    private final WebhookDoor door;
    private final Clock clock;

    HookResource(WebhookDoor door, Clock clock) {
        this.door = door;
        this.clock = clock;
    }

    private interface Door {
        void receive(WebhookCall call);
    }

    /** Of whichever shop it names. */
    @POST
    @Operation(hidden = true)
    public RestResponse<Void> any(String connector, HttpHeaders headers, InputStream body) {
        return answer(headers, body, call -> door.receive(connector, call));
    }

    /** Of the shop that the address names. */
    @POST
    @Path("/{connection}")
    @Operation(hidden = true)
    public RestResponse<Void> one(UUID connection, HttpHeaders headers, InputStream body) {
        return answer(headers, body, call -> door.receive(connection, call));
    }

    private RestResponse<Void> answer(HttpHeaders headers, InputStream body, Door to) {
        try {
            to.receive(new WebhookCall(headers.getRequestHeaders(), bytes(body), clock.instant()));
            return RestResponse.ok();
        } catch (WebhookRefused refused) {
            return RestResponse.status(
                    switch (refused.reason()) {
                        case UNKNOWN, UNSUPPORTED -> RestResponse.Status.NOT_FOUND;
                        case FORGED -> RestResponse.Status.UNAUTHORIZED;
                        case UNREADABLE -> RestResponse.Status.BAD_REQUEST;
                    });
        } catch (Refused refused) {
            throw refused;
        } catch (RuntimeException e) {
            // Whatever it was, it wasn't stored: a marketplace that is told so comes again.
            tell(e);
            return RestResponse.ResponseBuilder.<Void>create(RestResponse.Status.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                    .build();
        }
    }

    /** A database that is away is told once elsewhere, and not by each of hundreds of webhooks at length. */
    private static void tell(RuntimeException failure) {
        boolean away = Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(20)
                .anyMatch(SQLException.class::isInstance);
        if (away) {
            LOG.warnf(
                    "A webhook couldn't be stored, and is asked for again: %s",
                    failure.getClass().getSimpleName());
        } else {
            LOG.error("A webhook couldn't be stored, and is asked for again", failure);
        }
    }

    /** Also of a body that didn't say before how long it is, which a marketplace may send. */
    private static byte[] bytes(InputStream body) {
        try {
            byte[] read = body.readNBytes(MOST + 1);
            if (read.length > MOST) {
                throw new Refused(RefusalType.TOO_LARGE, "A webhook has at most 1 MiB.");
            }
            return read;
        } catch (IOException e) {
            throw new Refused(RefusalType.UNREADABLE, "The body ended early.");
        }
    }
}
