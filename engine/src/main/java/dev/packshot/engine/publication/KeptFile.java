package dev.packshot.engine.publication;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import dev.packshot.connector.PictureFile;
import dev.packshot.engine.media.MediaStore;
import dev.packshot.engine.media.RenditionLinks;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;

/** A kept file, to be sent. */
record KeptFile(PlannedPlace.Put put, MediaStore store, RenditionLinks links) implements PictureFile {
    /** Marketplaces fetch within hours, and again while something is unclear. */
    private static final Duration LENT = Duration.ofDays(30);

    @Override
    public Digest digest() {
        return put.digest();
    }

    @Override
    public MediaType type() {
        return put.type();
    }

    @Override
    public PixelSize size() {
        return put.size();
    }

    @Override
    public long length() {
        return put.length();
    }

    @Override
    public InputStream open() throws IOException {
        return store.open(put.digest());
    }

    @Override
    public URI link() {
        return links.link(put.digest(), put.type(), LENT);
    }
}
