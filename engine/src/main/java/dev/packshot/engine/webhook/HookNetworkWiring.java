package dev.packshot.engine.webhook;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The network as a bean, unless a test brings its own. */
final class HookNetworkWiring {
    @Produces
    @Singleton
    @DefaultBean
    HookNetwork network() {
        return HookNetwork.PUBLIC;
    }
}
