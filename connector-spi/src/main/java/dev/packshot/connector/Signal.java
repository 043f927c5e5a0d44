package dev.packshot.connector;

import dev.packshot.catalog.ListingRef;
import java.time.Instant;
import java.util.Optional;

/**
 * A hint that something happened.
 *
 * @param id the same for every delivery of the same hint, at most 255 characters
 * @param kind what it hints at
 * @param listing which listing, where it says so
 * @param at when it happened
 */
public record Signal(String id, Kind kind, Optional<ListingRef> listing, Instant at) {
    /** What a signal hints at. */
    public enum Kind {
        /** A listing is new: its pictures go before routine work. */
        CREATED,
        CHANGED,
        DELETED,
        /** Something long that was asked for is finished. */
        FINISHED,
        /** The shop took its consent back. */
        REVOKED,
        /** Everything that is known of the shop has to be erased. */
        ERASE,
        /** A buyer asks what is known of him, or wants it erased. Nothing of buyers is kept, which is put on record. */
        BUYER
    }
}
