package dev.packshot.connector.shopify.gallery;

import dev.packshot.connector.GalleryChange.Place;
import dev.packshot.connector.GalleryChange.Put;
import dev.packshot.connector.shopify.gallery.Medium.Picture;
import java.util.Optional;

/** How a wanted place is filled. */
sealed interface Seat {
    /** What is wanted at this place. */
    Place place();

    /** The medium of the gallery that fills it, now or once its bytes are replaced. */
    default Optional<Picture> shown() {
        return switch (this) {
            case Shown seat -> Optional.of(seat.picture());
            case InPlace seat -> Optional.of(seat.picture());
            case Stored ignored -> Optional.empty();
            case Missing ignored -> Optional.empty();
        };
    }

    /** The file that fills it, in the gallery or not. */
    default Optional<Picture> known() {
        return this instanceof Stored stored ? Optional.of(stored.file()) : shown();
    }

    /** The gallery shows the picture, or will once Shopify has processed it. */
    record Shown(Place place, Picture picture) implements Seat {}

    /** The bytes of a picture of the gallery are to be replaced. */
    record InPlace(Put place, Picture picture) implements Seat {}

    /** An earlier try has left the picture in the shop's files. */
    record Stored(Put place, Picture file) implements Seat {}

    /** Nothing of it is at Shopify, except maybe a broken file of the same name. */
    record Missing(Put place, boolean namesake) implements Seat {}
}
