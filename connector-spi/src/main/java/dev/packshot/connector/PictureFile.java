package dev.packshot.connector;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/** A picture to be sent. */
public interface PictureFile {
    /** SHA-256 of the bytes. */
    Digest digest();

    /** Format of the bytes. */
    MediaType type();

    /** Size of the picture. */
    PixelSize size();

    /** Number of bytes. */
    long length();

    /**
     * The bytes from the start; checked against {@link #digest} while they are read. Can be called again.
     *
     * @throws IOException when they can't be read, or aren't those of the digest
     */
    InputStream open() throws IOException;

    /**
     * Where the marketplace can fetch the bytes: https, signed, and ending after some days.
     *
     * @throws ConnectorException.Malformed when this installation can't be reached from outside
     */
    URI link();
}
