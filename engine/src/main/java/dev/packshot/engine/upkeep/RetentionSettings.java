package dev.packshot.engine.upkeep;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what is kept for. Public, since its validation reads it from elsewhere. */
@ConfigMapping(prefix = "packshot.retention")
public interface RetentionSettings {
    /** Cut-outs: they are large, and can be made again from the original. */
    @WithDefault("14d")
    Duration cutouts();

    /** Originals and snapshots, after the last publication of their listing; then it can't be restored any more. */
    @WithDefault("365d")
    Duration originals();

    /** Signals of marketplaces that were acted on. */
    @WithDefault("30d")
    Duration signals();

    /** Problems that were settled. */
    @WithDefault("90d")
    Duration problems();
}
