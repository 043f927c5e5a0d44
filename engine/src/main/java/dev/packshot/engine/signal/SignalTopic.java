package dev.packshot.engine.signal;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.Signal;
import java.util.Optional;

/**
 * What signals that wait together are about: a listing, whatever happened to it, or one kind of those that name none. All
 * of a topic are acted on at once.
 *
 * @param listing which listing; empty for those that name none
 * @param kind of those that name none; any for a listing
 */
record SignalTopic(Optional<String> listing, Signal.Kind kind) {
    private static final String LISTING = "@";

    static SignalTopic of(Signal signal) {
        return new SignalTopic(signal.listing().map(ListingRef::id), signal.kind());
    }

    static SignalTopic parse(String text) {
        return text.startsWith(LISTING)
                ? new SignalTopic(Optional.of(text.substring(LISTING.length())), Signal.Kind.CHANGED)
                : new SignalTopic(Optional.empty(), Signal.Kind.valueOf(text));
    }

    /** As an item keeps it. */
    String text() {
        return listing.map(ref -> LISTING + ref).orElseGet(kind::name);
    }

    /** Part of an item's id: the same for the same topic. */
    String name() {
        return listing.map(ref -> Digest.of(ref).abbreviated()).orElseGet(kind::name);
    }
}
