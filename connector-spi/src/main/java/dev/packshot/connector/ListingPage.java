package dev.packshot.connector;

import dev.packshot.catalog.Listing;
import java.util.List;

/**
 * A few listings.
 *
 * @param listings may be empty, also when there is more
 * @param next where to go on; after the last page, where the next reading starts that wants only what changed since
 * @param last whether this reading is complete
 */
public record ListingPage(List<Listing> listings, Cursor next, boolean last) {
    public ListingPage {
        listings = List.copyOf(listings);
    }
}
