package dev.packshot.engine.connection;

import dev.packshot.catalog.ImageAddress;
import dev.packshot.catalog.ListingRef;
import dev.packshot.catalog.ProductImage;
import dev.packshot.connector.Capability;
import dev.packshot.connector.ConnectorDescriptor;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Setting;
import dev.packshot.engine.budget.Purpose;
import dev.packshot.engine.media.FetchRefused;
import dev.packshot.engine.media.FetchRules;
import dev.packshot.engine.media.MediaFetcher;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Fetches pictures of a shop: from the hosts that its connector declares, and from the folders that it was given. This
 * machine itself is asked only by a connector that declares {@value #HERE}, and only under that name.
 */
@Singleton
public final class PictureFetcher {
    private static final String HERE = "127.0.0.1";

    private final Connectors connectors;
    private final Sessions sessions;
    private final MediaFetcher fetcher;

    PictureFetcher(Connectors connectors, Sessions sessions, MediaFetcher fetcher) {
        this.connectors = connectors;
        this.sessions = sessions;
        this.fetcher = fetcher;
    }

    /**
     * The bytes of a picture. Where addresses end after a while it is asked for just before, and once more when it has
     * ended all the same.
     *
     * @param purpose which part of the budget the question is for
     * @param listing that shows the picture
     * @param image as it was read
     * @return empty when the picture is gone, or has no bytes yet
     * @throws FetchRefused when it may not be fetched, or isn't worth another try
     * @throws dev.packshot.engine.media.FetchFailed when another try may succeed
     */
    public Optional<byte[]> fetch(Connection connection, Purpose purpose, ListingRef listing, ProductImage image) {
        if (!connectors.of(connection).describe().can(Capability.PASSING_ADDRESSES)) {
            return image.address().map(address -> bytes(connection, address));
        }
        Optional<ImageAddress> present = present(connection, purpose, listing, image);
        try {
            return present.map(address -> bytes(connection, address));
        } catch (FetchRefused e) {
            if (e.reason() != FetchRefused.Reason.STATUS) {
                throw e;
            }
        }
        return present(connection, purpose, listing, image).map(address -> bytes(connection, address));
    }

    private Optional<ImageAddress> present(
            Connection connection, Purpose purpose, ListingRef listing, ProductImage image) {
        try {
            return Optional.of(sessions.with(
                    connection, purpose, session -> session.reader().address(listing, image.id())));
        } catch (ConnectorException.NotFound e) {
            return Optional.empty();
        }
    }

    private byte[] bytes(Connection connection, ImageAddress address) {
        ConnectorDescriptor descriptor = connectors.of(connection).describe();
        FetchRules rules = FetchRules.of(descriptor.hosts(), roots(descriptor.settings(), connection));
        return fetcher.fetch(address, descriptor.hosts().contains(HERE) ? rules.withLoopback(HERE) : rules)
                .bytes();
    }

    private List<Path> roots(List<Setting> settings, Connection connection) {
        return settings.stream()
                .filter(setting -> setting.kind() == Setting.Kind.FOLDER)
                .flatMap(setting -> sessions.settings(connection).value(setting).stream())
                .map(Path::of)
                .toList();
    }
}
