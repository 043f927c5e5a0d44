package dev.packshot.connector.shopify;

import dev.packshot.connector.MarketplaceConnector;
import dev.packshot.connector.tck.ConnectorContract;
import dev.packshot.connector.tck.score.Waiver;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class ShopifyConnectorTest extends ConnectorContract<ShopifySimulator> {
    @Override
    protected ShopifySimulator simulator(Path folder) throws IOException {
        return new ShopifySimulator();
    }

    @Override
    protected MarketplaceConnector connector(ShopifySimulator simulator, Optional<URI> address) {
        return TestConnector.at(address.orElseThrow(), patience());
    }

    @Override
    public List<Waiver> waivers() {
        return ShopifyWaivers.ALL;
    }

    @Override
    public Optional<Path> page() {
        return Optional.of(Path.of("..", "docs", "connectors", "shopify.md"));
    }
}
