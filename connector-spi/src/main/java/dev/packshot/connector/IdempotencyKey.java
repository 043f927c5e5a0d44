package dev.packshot.connector;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.ListingRef;
import dev.packshot.catalog.Slot;

/**
 * Names one picture at one place of one listing, so that a repeated upload can be told from a new one.
 *
 * @param digest of listing, slot and rendition
 */
public record IdempotencyKey(Digest digest) {
    /** The key of a rendition in a slot of a listing. */
    public static IdempotencyKey of(ListingRef listing, Slot slot, Digest rendition) {
        return new IdempotencyKey(Digest.of(String.join("\n", listing.id(), slot.label(), rendition.hex())));
    }

    /** What is sent along with the upload: short enough for a file name, long enough never to meet another one. */
    public String marker() {
        return "ps" + digest.hex().substring(0, 30);
    }

    @Override
    public String toString() {
        return marker();
    }
}
