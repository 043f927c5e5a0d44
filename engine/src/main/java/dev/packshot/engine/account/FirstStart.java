package dev.packshot.engine.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** What the first start may be told about the account {@code owner}. */
@ConfigMapping(prefix = "packshot.owner")
public interface FirstStart {
    /** Its password; a random one unless given. Without effect once there is an account. */
    Optional<String> password();

    /** Where a random password is written to; the data folder unless given. */
    @WithDefault("${packshot.data:}")
    Optional<Path> folder();
}
