package dev.packshot.engine.identity;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Makes ids that sort by the time they were made: UUID version 7, RFC 9562 section 5.7. */
@Singleton
public final class Ids {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Ids(Clock clock) {
        this.clock = clock;
    }

    /** An id that nobody has. */
    public UUID next() {
        long time = clock.millis() << 16;
        return new UUID(time | VERSION_7 | (random.nextLong() & 0xFFF), VARIANT | (random.nextLong() >>> 2));
    }
}
