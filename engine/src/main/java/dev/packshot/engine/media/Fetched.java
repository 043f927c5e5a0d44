package dev.packshot.engine.media;

import dev.packshot.catalog.Digest;

/**
 * A picture's bytes as they came; what they are is for the intake to find out.
 *
 * @param bytes not to be changed
 * @param digest of the bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by digest, never by record equality.
public record Fetched(byte[] bytes, Digest digest) {
    static Fetched of(byte[] bytes) {
        return new Fetched(bytes, Digest.of(bytes));
    }
}
