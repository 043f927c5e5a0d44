package dev.packshot.engine.connection;

import dev.packshot.connector.ConnectorDescriptor;
import dev.packshot.connector.MarketplaceConnector;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The marketplaces that this build can talk to. */
@Singleton
public final class Connectors {
    private final Map<String, MarketplaceConnector> byId = new TreeMap<>();

    Connectors(@All List<MarketplaceConnector> connectors) {
        for (MarketplaceConnector connector : connectors) {
            String id = connector.describe().id();
            if (byId.put(id, connector) != null) {
                throw new IllegalStateException("Two connectors call themselves " + id);
            }
        }
    }

    /** What each of them says of itself, by id. */
    public Collection<ConnectorDescriptor> descriptors() {
        return byId.values().stream().map(MarketplaceConnector::describe).toList();
    }

    /** The connector with this id. */
    public Optional<MarketplaceConnector> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The connector of a connection. */
    public MarketplaceConnector of(Connection connection) {
        return find(connection.connector())
                .orElseThrow(() -> new IllegalStateException(
                        "This build has no connector %s, which the connection %s needs; it has %s"
                                .formatted(connection.connector(), connection.name(), byId.keySet())));
    }
}
