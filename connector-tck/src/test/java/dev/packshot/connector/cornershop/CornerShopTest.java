package dev.packshot.connector.cornershop;

import dev.packshot.connector.MarketplaceConnector;
import dev.packshot.connector.tck.ConnectorContract;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

class CornerShopTest extends ConnectorContract<CornerShop> {
    @Override
    protected CornerShop simulator(Path folder) throws IOException {
        return new CornerShop(false);
    }

    @Override
    protected MarketplaceConnector connector(CornerShop shop, Optional<URI> address) {
        return new ShopConnector(address.orElseThrow(), false);
    }

    @Override
    protected Duration patience() {
        return ShopConnector.PATIENCE;
    }
}
