package dev.packshot.engine.media;

import dev.packshot.engine.media.address.AddressGuard;
import dev.packshot.engine.media.address.NameResolver;
import io.vertx.core.net.TrustOptions;
import java.util.Optional;
import java.util.Set;

/**
 * The network as the fetcher may use it.
 *
 * @param names turns names into addresses
 * @param guard which addresses may be asked
 * @param ports which ports may be asked
 * @param trust whose certificates are believed; the platform's own when empty
 */
record Network(NameResolver names, AddressGuard guard, Set<Integer> ports, Optional<TrustOptions> trust) {
    /** The public internet over https. */
    static final Network PUBLIC =
            new Network(NameResolver.SYSTEM, AddressGuard.PUBLIC_ONLY, Set.of(443), Optional.empty());
}
