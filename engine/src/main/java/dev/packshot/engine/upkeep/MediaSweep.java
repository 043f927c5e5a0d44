package dev.packshot.engine.upkeep;

import dev.packshot.engine.media.Retention;
import jakarta.inject.Singleton;

/** Lets bytes go that nobody keeps. */
@Singleton
final class MediaSweep implements Chore {
    private final Retention retention;

    MediaSweep(Retention retention) {
        this.retention = retention;
    }

    @Override
    public String name() {
        return "media-sweep";
    }

    @Override
    public String run() {
        Retention.Swept swept = retention.sweep();
        return "%,d pictures looked at, %,d let go, %,d bytes freed"
                .formatted(swept.seen(), swept.deleted(), swept.freed());
    }
}
