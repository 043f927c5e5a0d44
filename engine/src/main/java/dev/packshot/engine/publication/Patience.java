package dev.packshot.engine.publication;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long and how often it is looked whether something is live: densely at first, then ever more seldom. */
@Singleton
final class Patience {
    private static final List<Duration> LADDER = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(6));

    private final Duration most;
    private final Clock clock;

    Patience(@ConfigProperty(name = "packshot.publication.patience", defaultValue = "24h") Duration most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    boolean ended(Publication publication) {
        return publication.answered().plus(most).isBefore(clock.instant());
    }

    Duration untilNextLook(Publication publication) {
        return LADDER.get(Math.min(publication.reads(), LADDER.size() - 1));
    }
}
