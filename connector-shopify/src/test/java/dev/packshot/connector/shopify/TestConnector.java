package dev.packshot.connector.shopify;

import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The connector as a test configures it. */
final class TestConnector {
    /** One for all tests, as there is one for an application. */
    private static final Vertx VERTX = Vertx.vertx();

    private TestConnector() {}

    /** A connector to a sandbox, with the app that the sandbox knows. */
    static ShopifyConnector at(URI sandbox, Duration patience) {
        return at(sandbox, patience, 250, Clock.systemUTC());
    }

    static ShopifyConnector at(URI sandbox, Duration patience, int bulkFrom, Clock clock) {
        return new ShopifyConnector(new Config(sandbox + "/{shop}", patience, bulkFrom), VERTX, clock);
    }

    private record Config(String endpoint, Duration patience, int bulkFrom) implements ShopifyConfig {
        @Override
        public Optional<String> clientId() {
            return Optional.of("packshot-sandbox");
        }

        @Override
        public Optional<String> clientSecret() {
            return Optional.of("sandbox-secret");
        }

        @Override
        public Optional<String> formerSecret() {
            return Optional.empty();
        }

        @Override
        public String apiVersion() {
            return "2026-07";
        }

        @Override
        public Duration processing() {
            return Duration.ofMillis(300);
        }
    }
}
