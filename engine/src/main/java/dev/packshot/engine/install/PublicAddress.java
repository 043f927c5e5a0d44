package dev.packshot.engine.install;

import dev.packshot.engine.refusal.RefusalType;
import dev.packshot.engine.refusal.Refused;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the outside world reaches this installation. */
@Singleton
public final class PublicAddress {
    private final Optional<URI> base;

    PublicAddress(@ConfigProperty(name = "packshot.public-url") Optional<URI> base) {
        this.base = base;
    }

    /**
     * Where a shop's owner comes back to from the marketplace's page.
     *
     * @param connector whose marketplace
     * @throws Refused when this installation can't be reached from outside
     */
    public URI back(String connector) {
        URI outside = base.orElseThrow(() -> new Refused(
                RefusalType.UNREACHABLE,
                "The marketplace has to send the shop's owner back here, and PACKSHOT_PUBLIC_URL isn't set."));
        return URI.create(outside.toString().replaceAll("/+$", "") + "/install/" + connector + "/callback");
    }
}
