package dev.packshot.engine.work;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** How this node works. */
@ConfigMapping(prefix = "packshot.work")
public interface WorkConfig {
    /** Whether this node works at all, or only serves. */
    @WithDefault("true")
    boolean enabled();

    /** Pictures worked on at a time; one for each core when not given. */
    OptionalInt pictures();

    /** Items that wait for marketplaces at a time. */
    @WithDefault("32")
    int calls();

    /** How often the queues are looked into when nobody calls. */
    @WithDefault("500ms")
    Duration poll();

    /** How often a running item says that it lives; four missed ones give it to somebody else. */
    @WithDefault("5s")
    Duration heartbeat();

    /** How long a stop waits for what is running. */
    @WithDefault("20s")
    Duration stop();
}
