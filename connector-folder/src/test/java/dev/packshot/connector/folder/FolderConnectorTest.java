package dev.packshot.connector.folder;

import dev.packshot.connector.MarketplaceConnector;
import dev.packshot.connector.tck.ConnectorContract;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

class FolderConnectorTest extends ConnectorContract<FolderSimulator> {
    @Override
    protected FolderSimulator simulator(Path folder) throws IOException {
        return new FolderSimulator(folder);
    }

    @Override
    protected MarketplaceConnector connector(FolderSimulator simulator, Optional<URI> address) {
        return new FolderConnector(clock(), simulator.disk(), 10, Duration.ofMillis(20));
    }

    @Override
    public Optional<Path> page() {
        return Optional.of(Path.of("..", "docs", "connectors", "folder.md"));
    }
}
