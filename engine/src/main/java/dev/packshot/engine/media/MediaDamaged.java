package dev.packshot.engine.media;

import dev.packshot.catalog.Digest;

/** Bytes that aren't those that were put. They are never given out as if they were. */
public final class MediaDamaged extends MediaException {
    private static final long serialVersionUID = 1L;

    public MediaDamaged(Digest digest) {
        super(
                "The picture %s was damaged in the media store. Check the disk and put the picture back from a backup; what can be made or fetched again replaces it by itself."
                        .formatted(digest.abbreviated()),
                null);
    }
}
