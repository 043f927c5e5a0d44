package dev.packshot.engine.health;

import dev.packshot.catalog.Digest;
import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.media.MediaException;
import dev.packshot.engine.media.MediaStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while pictures can be kept. Tried at most every 30 seconds, however often somebody asks. */
@Readiness
@ApplicationScoped
class StoreHealth implements HealthCheck {
    private static final String NAME = "Media store";
    private static final Duration HOLDS = Duration.ofSeconds(30);

    private final MediaStore store;
    private final Ids ids;
    private final Clock clock;
    private Instant tried = Instant.MIN;
    private HealthCheckResponse last = HealthCheckResponse.down(NAME);

    StoreHealth(MediaStore store, Ids ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public synchronized HealthCheckResponse call() {
        Instant now = clock.instant();
        if (tried.isBefore(now.minus(HOLDS))) {
            last = attempt();
            tried = now;
        }
        return last;
    }

    private HealthCheckResponse attempt() {
        try {
            // Bytes that were never there, so that they are really written.
            Digest digest = store.put(("health " + ids.next()).getBytes(StandardCharsets.UTF_8));
            store.delete(digest);
            return HealthCheckResponse.up(NAME);
        } catch (MediaException e) {
            return HealthCheckResponse.down(NAME);
        }
    }
}
