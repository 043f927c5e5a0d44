package dev.packshot.engine.upload;

import dev.packshot.engine.pulse.Beat;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Forgets old uploads; their bytes go by retention. */
@Singleton
final class UploadCleanup implements Beat {
    private final Uploads uploads;

    UploadCleanup(Uploads uploads) {
        this.uploads = uploads;
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void beat() {
        uploads.forget();
    }
}
