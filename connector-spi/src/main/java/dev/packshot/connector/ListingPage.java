package dev.packshot.connector;

import dev.packshot.catalog.Listing;
import java.time.Duration;
import java.util.List;

/**
 * A few listings.
 *
 * @param listings may be empty, also when there is more
 * @param next where to go on; after the last page, where the next reading starts that wants only what changed since
 * @param last whether this reading is complete
 * @param pause how long to leave the marketplace alone before going on, since it is still preparing what comes next
 */
public record ListingPage(List<Listing> listings, Cursor next, boolean last, Duration pause) {
    public ListingPage {
        listings = List.copyOf(listings);
    }

    /** A page behind which reading goes on at once. */
    public ListingPage(List<Listing> listings, Cursor next, boolean last) {
        this(listings, next, last, Duration.ZERO);
    }

    /** Nothing yet: the marketplace prepares what will be read at {@code next}. */
    public static ListingPage preparing(Cursor next, Duration pause) {
        return new ListingPage(List.of(), next, false, pause);
    }
}
