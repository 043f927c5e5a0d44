package dev.packshot.engine.studio;

import dev.packshot.engine.budget.Purpose;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.connection.PictureFetcher;
import dev.packshot.engine.mirror.ListingMirror;
import dev.packshot.engine.mirror.MirroredListing;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Fetches the picture that a job is about, from where it is now. */
@Singleton
final class OriginalFetcher {
    private final Connections connections;
    private final ListingMirror mirror;
    private final PictureFetcher pictures;

    OriginalFetcher(Connections connections, ListingMirror mirror, PictureFetcher pictures) {
        this.connections = connections;
        this.mirror = mirror;
        this.pictures = pictures;
    }

    /** The bytes; empty when the listing doesn't show this picture any more. */
    Optional<byte[]> fetch(ImageJob job) {
        Connection connection = QuarkusTransaction.requiringNew().call(() -> connections.get(job.connection()));
        MirroredListing row = QuarkusTransaction.requiringNew().call(() -> mirror.get(job.listing()));
        return row.listing()
                .gallery()
                .image(job.image())
                .filter(image -> image.revision().equals(job.revision()))
                .flatMap(image -> pictures.fetch(connection, Purpose.PULL, row.ref(), image));
    }
}
