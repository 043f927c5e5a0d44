package dev.packshot.connector.cornershop;

import dev.packshot.connector.MarketplaceConnector;
import dev.packshot.connector.tck.ConnectorContract;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

class DeferringCornerShopTest extends ConnectorContract<CornerShop> {
    @Override
    protected CornerShop simulator(Path folder) throws IOException {
        return new CornerShop(true);
    }

    @Override
    protected MarketplaceConnector connector(CornerShop shop, Optional<URI> address) {
        return new ShopConnector(address.orElseThrow(), true);
    }

    @Override
    protected Duration patience() {
        return ShopConnector.PATIENCE;
    }
}
