package dev.packshot.engine.media;

import dev.packshot.catalog.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;

/**
 * Bytes under their SHA-256. What was put is there after a crash, and what is read is what was put. Safe for several
 * threads, and for several processes on the same folder or bucket.
 */
public interface MediaStore {
    /**
     * Keeps bytes durably. Bytes that are there already aren't written again, unless they are damaged.
     *
     * @throws MediaFull when there is no room
     * @throws MediaUnavailable when the store can't be reached
     */
    Digest put(byte[] bytes);

    /** Whether bytes are there; says nothing about their health. */
    boolean has(Digest digest);

    /**
     * All bytes, checked.
     *
     * @throws MediaMissing when they aren't there
     * @throws MediaDamaged when they aren't those of the digest any more
     */
    byte[] read(Digest digest);

    /**
     * The bytes from the start, to be closed by the caller. The digest is checked while they are read: the read that would
     * tell the end throws {@link MediaDamaged} instead when they aren't those that were put.
     *
     * @throws MediaMissing when they aren't there
     */
    InputStream open(Digest digest) throws IOException;

    /**
     * Number of bytes.
     *
     * @throws MediaMissing when they aren't there
     */
    long length(Digest digest);

    /** Lets bytes go; nothing happens when they aren't there. Only {@link Retention} knows whether nobody needs them. */
    void delete(Digest digest);

    /** Whatever is there, in no order and read piece by piece; to be closed. */
    Stream<Digest> digests();
}
