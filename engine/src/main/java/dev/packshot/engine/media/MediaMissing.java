package dev.packshot.engine.media;

import dev.packshot.catalog.Digest;

/** Bytes that the store doesn't hold. */
public final class MediaMissing extends MediaException {
    private static final long serialVersionUID = 1L;

    public MediaMissing(Digest digest) {
        super(
                "The picture %s isn't in the media store. Read its listing again: what can still be had is fetched anew; otherwise put the store's backup back."
                        .formatted(digest.abbreviated()),
                null);
    }
}
