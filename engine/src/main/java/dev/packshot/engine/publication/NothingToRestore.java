package dev.packshot.engine.publication;

import dev.packshot.engine.mirror.MirroredListing;
import java.time.ZoneOffset;

/** There is no state to go back to: nothing was ever written to the listing, or retention has ended. */
public final class NothingToRestore extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NothingToRestore(MirroredListing listing) {
        super(listing.restoreEnded()
                .map(ended ->
                        "The originals of %s were kept until %s, and can't be put back any more. Upload them to the marketplace if you have them."
                                .formatted(
                                        listing.ref(),
                                        ended.atOffset(ZoneOffset.UTC).toLocalDate()))
                .orElseGet(() ->
                        "Packshot keeps no originals of %s: nothing was ever written to it.".formatted(listing.ref())));
    }
}
