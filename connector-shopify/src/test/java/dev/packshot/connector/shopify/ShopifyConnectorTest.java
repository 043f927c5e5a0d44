package dev.packshot.connector.shopify;

import dev.packshot.connector.MarketplaceConnector;
import dev.packshot.connector.tck.ConnectorContract;
import dev.packshot.connector.tck.score.Waiver;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
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
        return List.of(
                withoutProofKey("A01", "there is no challenge to send"),
                withoutProofKey("A03", "another verifier isn't noticed; forged and missing parameters are"));
    }

    /** The code is bound to the owner's visit by the state, and to Shopify by its signature over all parameters. */
    private static Waiver withoutProofKey(String promise, String so) {
        return new Waiver(
                promise,
                "Shopify's consent page knows no proof key (RFC 7636), so " + so,
                URI.create("https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens"
                        + "/authorization-code-grant"),
                LocalDate.of(2027, 11, 30));
    }

    @Override
    public Optional<Path> page() {
        return Optional.of(Path.of("..", "docs", "connectors", "shopify.md"));
    }
}
