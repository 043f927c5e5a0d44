package dev.packshot.connector.folder;

import dev.packshot.connector.MarketplaceConnector;
import dev.packshot.connector.tck.ConnectorContract;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

class FolderConnectorTest extends ConnectorContract<FolderSimulator> {
    @Override
    protected FolderSimulator simulator(Path folder) throws IOException {
        return new FolderSimulator(folder);
    }

    @Override
    protected MarketplaceConnector connector(FolderSimulator simulator, Optional<URI> address) {
        return new FolderConnector(simulator.disk(), FolderSimulator.BRISK);
    }

    @Override
    public Optional<Path> page() {
        return Optional.of(Path.of("..", "docs", "connectors", "folder.md"));
    }
}
