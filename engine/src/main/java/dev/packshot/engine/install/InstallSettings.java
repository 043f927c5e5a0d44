package dev.packshot.engine.install;

import dev.packshot.engine.connection.Policy;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How a shop begins that installs. */
@ConfigMapping(prefix = "packshot.install")
interface InstallSettings {
    /** What happens to its finished pictures, until its owner says otherwise. */
    @WithDefault("REVIEW")
    Policy policy();
}
