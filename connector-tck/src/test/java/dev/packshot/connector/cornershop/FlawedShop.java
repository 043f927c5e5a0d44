package dev.packshot.connector.cornershop;

import dev.packshot.connector.MarketplaceConnector;
import dev.packshot.connector.tck.ConnectorContract;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The kit on a wrong connector. Only ever run by {@link FlawsTest}, which says on which. */
class FlawedShop extends ConnectorContract<CornerShop> {
    static volatile @Nullable Flaw flaw;

    @Override
    protected CornerShop simulator(Path folder) throws IOException {
        return new CornerShop(Objects.requireNonNull(flaw).deferring());
    }

    @Override
    protected MarketplaceConnector connector(CornerShop shop, Optional<URI> address) {
        return Objects.requireNonNull(flaw).connector().apply(address.orElseThrow());
    }

    @Override
    protected Duration patience() {
        return ShopConnector.PATIENCE;
    }

    @Override
    protected Duration hearing() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Optional<Path> scorecard() {
        return Optional.empty();
    }
}
