package dev.packshot.engine.webhook;

import dev.packshot.engine.media.address.AddressGuard;
import dev.packshot.engine.media.address.NameResolver;
import io.vertx.core.net.TrustOptions;
import java.util.Optional;
import java.util.Set;

/**
 * The network as messages may use it.
 *
 * @param names turns names into addresses
 * @param guard which addresses may be told anything
 * @param ports which ports may; empty for all
 * @param trust whose certificates are believed; the platform's own when empty
 */
record HookNetwork(NameResolver names, AddressGuard guard, Set<Integer> ports, Optional<TrustOptions> trust) {
    /** The public internet over https. */
    static final HookNetwork PUBLIC =
            new HookNetwork(NameResolver.SYSTEM, AddressGuard.PUBLIC_ONLY, Set.of(443, 8443), Optional.empty());
}
