package dev.packshot.engine.publication;

import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.ListingRef;
import dev.packshot.catalog.ProductImage;
import java.util.List;

/** What a reading says about a change: the only way in which an unknown outcome is resolved. */
enum Outcome {
    /** The gallery is what was wanted. */
    DONE,
    /** The gallery is the one that the change starts from. */
    UNTOUCHED,
    /** Some of the wanted pictures are there. */
    PARTLY,
    /** The gallery is none of these: somebody else was there. */
    FOREIGN;

    static Outcome of(ListingRef listing, Gallery base, List<PlannedPlace> places, Gallery now) {
        if (done(listing, places, now)) {
            return DONE;
        }
        if (now.fingerprint().equals(base.fingerprint())) {
            return UNTOUCHED;
        }
        boolean some = places.stream()
                .flatMap(place -> place.put().stream())
                .anyMatch(put -> !now.marked(put.key(listing).marker()).isEmpty());
        return some ? PARTLY : FOREIGN;
    }

    private static boolean done(ListingRef listing, List<PlannedPlace> places, Gallery now) {
        if (now.images().size() != places.size()) {
            return false;
        }
        for (int i = 0; i < places.size(); i++) {
            if (!satisfied(listing, places.get(i), now.images().get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean satisfied(ListingRef listing, PlannedPlace place, ProductImage image) {
        boolean same = place.put()
                .map(put -> image.marker().isPresent()
                        ? image.marker().get().equals(put.key(listing).marker())
                        : place.became().filter(image.id()::equals).isPresent()
                                && image.revision().equals(place.revision()))
                .orElseGet(() -> place.image().filter(image.id()::equals).isPresent());
        return same
                && image.altText().equals(place.altText())
                && image.variants().equals(place.variants());
    }
}
