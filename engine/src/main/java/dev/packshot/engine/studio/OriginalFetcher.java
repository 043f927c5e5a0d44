package dev.packshot.engine.studio;

import dev.packshot.catalog.ImageAddress;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ProductImage;
import dev.packshot.connector.Capability;
import dev.packshot.connector.ConnectorException;
import dev.packshot.engine.budget.Purpose;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.connection.Connectors;
import dev.packshot.engine.connection.PictureFetcher;
import dev.packshot.engine.connection.Sessions;
import dev.packshot.engine.mirror.ListingMirror;
import dev.packshot.engine.mirror.MirroredListing;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Fetches the picture that a job is about, from where it is now. */
@Singleton
final class OriginalFetcher {
    private final Connections connections;
    private final Connectors connectors;
    private final Sessions sessions;
    private final ListingMirror mirror;
    private final PictureFetcher pictures;

    OriginalFetcher(
            Connections connections,
            Connectors connectors,
            Sessions sessions,
            ListingMirror mirror,
            PictureFetcher pictures) {
        this.connections = connections;
        this.connectors = connectors;
        this.sessions = sessions;
        this.mirror = mirror;
        this.pictures = pictures;
    }

    /** The bytes; empty when the listing doesn't show this picture any more. */
    Optional<byte[]> fetch(ImageJob job) {
        Connection connection = QuarkusTransaction.requiringNew().call(() -> connections.get(job.connection()));
        MirroredListing row = QuarkusTransaction.requiringNew().call(() -> mirror.get(job.listing()));
        try {
            Listing listing = connectors.of(connection).describe().can(Capability.HTTP)
                    // Addresses are signed for a short time only.
                    ? sessions.with(connection, Purpose.PULL, session -> session.reader()
                            .read(row.ref()))
                    : row.listing();
            Optional<ImageAddress> address = listing.gallery()
                    .image(job.image())
                    .filter(image -> image.revision().equals(job.revision()))
                    .flatMap(ProductImage::address);
            return address.map(at -> pictures.fetch(connection, at));
        } catch (ConnectorException.NotFound e) {
            return Optional.empty();
        }
    }
}
