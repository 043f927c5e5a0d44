package dev.packshot.engine.publication;

import dev.packshot.catalog.ListingRef;

/** There is no state to go back to: nothing was ever written to the listing, or retention has ended. */
public final class NothingToRestore extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NothingToRestore(ListingRef listing) {
        super("Packshot keeps no originals of %s: nothing was ever written to it.".formatted(listing));
    }
}
