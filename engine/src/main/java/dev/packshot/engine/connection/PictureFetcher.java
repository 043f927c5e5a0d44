package dev.packshot.engine.connection;

import dev.packshot.catalog.ImageAddress;
import dev.packshot.connector.ConnectorDescriptor;
import dev.packshot.connector.Setting;
import dev.packshot.engine.media.FetchRules;
import dev.packshot.engine.media.MediaFetcher;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;

/** Fetches pictures of a shop: from the hosts that its connector declares, and from the folders that it was given. */
@Singleton
public final class PictureFetcher {
    private final Connectors connectors;
    private final Sessions sessions;
    private final MediaFetcher fetcher;

    PictureFetcher(Connectors connectors, Sessions sessions, MediaFetcher fetcher) {
        this.connectors = connectors;
        this.sessions = sessions;
        this.fetcher = fetcher;
    }

    /** The bytes of a picture. */
    public byte[] fetch(Connection connection, ImageAddress address) {
        ConnectorDescriptor descriptor = connectors.of(connection).describe();
        List<Path> roots = roots(descriptor.settings(), connection);
        return fetcher.fetch(address, FetchRules.of(descriptor.hosts(), roots)).bytes();
    }

    private List<Path> roots(List<Setting> settings, Connection connection) {
        return settings.stream()
                .filter(setting -> setting.kind() == Setting.Kind.FOLDER)
                .flatMap(setting -> sessions.settings(connection).value(setting).stream())
                .map(Path::of)
                .toList();
    }
}
