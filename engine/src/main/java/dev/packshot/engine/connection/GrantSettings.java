package dev.packshot.engine.connection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How shops' grants are kept. Public, since its validation reads it from elsewhere. */
@ConfigMapping(prefix = "packshot.grants")
public interface GrantSettings {
    /**
     * A grant that wasn't renewed for this long is, used or not: marketplaces let refresh tokens end that sleep for months.
     */
    @WithDefault("7d")
    Duration keepAwake();
}
