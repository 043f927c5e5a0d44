package dev.packshot.connector;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.ListingRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The gallery that is wanted, whole and in order. What isn't named goes off the listing (never out of the seller's
 * files).
 *
 * @param listing whose gallery
 * @param base the gallery that it was planned from
 * @param places the wanted pictures in order; the first becomes the main picture
 */
public record GalleryChange(ListingRef listing, Gallery base, List<Place> places) {
    public GalleryChange {
        places = List.copyOf(places);
        if (places.isEmpty()) {
            throw new IllegalArgumentException("A gallery is never emptied");
        }
    }

    /** One place of the wanted gallery. */
    public sealed interface Place {
        /** What a reader who can't see it is told, may be empty. */
        String altText();

        /** Ids of the variants that show it. */
        Set<String> variants();
    }

    /**
     * A picture that is there already.
     *
     * @param id of the base gallery
     */
    public record Keep(ImageId id, String altText, Set<String> variants) implements Place {
        public Keep {
            variants = Set.copyOf(variants);
        }
    }

    /**
     * A picture that is to be there.
     *
     * @param key the same for the same picture at the same place, however often it is tried
     * @param file its bytes
     * @param replaces the picture of the base gallery that it stands in for: its id, position and links stay where the
     *     marketplace can replace in place
     */
    public record Put(
            IdempotencyKey key, PictureFile file, String altText, Set<String> variants, Optional<ImageId> replaces)
            implements Place {
        public Put {
            variants = Set.copyOf(variants);
        }
    }

    /** The pictures that are to be there newly. */
    public Stream<Put> puts() {
        return places.stream().filter(Put.class::isInstance).map(Put.class::cast);
    }

    /** Identity of the change: the same wish from the same base. */
    public Digest digest() {
        var text = new StringBuilder(listing.id()).append('\n').append(base.fingerprint());
        for (Place place : places) {
            text.append('\n')
                    .append(
                            switch (place) {
                                case Keep keep -> "keep " + keep.id();
                                case Put put -> "put " + put.key();
                            })
                    .append(' ')
                    .append(new TreeSet<>(place.variants()))
                    .append(' ')
                    .append(place.altText());
        }
        return Digest.of(text.toString());
    }
}
