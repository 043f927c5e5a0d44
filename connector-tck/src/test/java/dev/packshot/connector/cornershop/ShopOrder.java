package dev.packshot.connector.cornershop;

import dev.packshot.catalog.Sku;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A gallery that somebody asked the shop for.
 *
 * @param id of the submission
 * @param listing whose gallery
 * @param version that it was asked for on
 */
record ShopOrder(String id, String listing, long version, List<Line> lines) {
    /** A picture that is there, a file that was uploaded, or a file in a picture's place. */
    record Line(@Nullable String picture, @Nullable String file, String alt, Set<Sku> shownBy) {}
}
