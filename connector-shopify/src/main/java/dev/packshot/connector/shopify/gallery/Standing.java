package dev.packshot.connector.shopify.gallery;

import dev.packshot.catalog.ProductImage;
import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.GalleryChange.Keep;
import dev.packshot.connector.GalleryChange.Place;
import dev.packshot.connector.GalleryChange.Put;
import dev.packshot.connector.shopify.gallery.Medium.Picture;
import dev.packshot.connector.shopify.gallery.Medium.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a gallery stands between the one that a change starts from and the one that it wants.
 *
 * <p>Our own earlier steps are known by their markers. Everything else must be as it was, or as it is wanted; whatever is
 * neither is the merchant's edit.
 */
public enum Standing {
    /** The one that the change starts from. */
    BASE,
    /** On the way, by steps of this change. */
    BETWEEN,
    /** The one that is wanted. */
    DONE,
    /** Somebody else was there. */
    FOREIGN;

    /** Judges a gallery. */
    public static Standing of(GalleryChange change, PresentGallery present) {
        return new Judge(change, present).judge();
    }

    private static final class Judge {
        private final GalleryChange change;
        private final PresentGallery present;
        private final Map<String, Place> wanted = new HashMap<>();
        private final List<Seat> seats;
        private final boolean complete;

        Judge(GalleryChange change, PresentGallery present) {
            this.change = change;
            this.present = present;
            this.complete = change.places().stream()
                    .allMatch(place -> !(place instanceof Keep keep)
                            || present.picture(keep.id().id()).isPresent());
            this.seats = complete ? Seating.of(change, present, Map.of()) : List.of();
            seats.forEach(seat -> seat.shown().ifPresent(picture -> wanted.put(picture.id(), seat.place())));
        }

        Standing judge() {
            if (!complete) {
                return FOREIGN;
            }
            if (isDone()) {
                return DONE;
            }
            if (present.gallery().fingerprint().equals(change.base().fingerprint())) {
                return BASE;
            }
            boolean ours = present.pictures().stream().allMatch(this::isExplained)
                    && change.base().images().stream().allMatch(this::maybeGone)
                    && isOrderExplained()
                    && areLinksExplained();
            return ours ? BETWEEN : FOREIGN;
        }

        private boolean isDone() {
            List<Picture> pictures = present.pictures();
            if (pictures.size() != seats.size()) {
                return false;
            }
            for (int i = 0; i < seats.size(); i++) {
                Picture picture = pictures.get(i);
                Place place = seats.get(i).place();
                boolean there = seats.get(i) instanceof Seat.Shown shown
                        && shown.picture().equals(picture)
                        && (!(place instanceof Put put) || picture.shows(put))
                        && picture.image().altText().equals(place.altText())
                        && picture.image().variants().equals(place.variants());
                if (!there) {
                    return false;
                }
            }
            return true;
        }

        /** Bytes and alt text: as they were, as they are wanted, or on the way there. */
        private boolean isExplained(Picture picture) {
            Optional<ProductImage> base = change.base().image(picture.image().id());
            Optional<Place> place = Optional.ofNullable(wanted.get(picture.id()));
            boolean alt = Stream.concat(
                            base.map(ProductImage::altText).stream(),
                            Stream.concat(place.stream(), marked(picture).map(Place.class::cast))
                                    .map(Place::altText))
                    .anyMatch(picture.image().altText()::equals);
            boolean bytes = marked(picture).anyMatch(put -> picture.state() != State.READY || picture.shows(put))
                    || base.filter(image ->
                                    image.revision().equals(picture.image().revision()))
                            .isPresent()
                    || (base.isPresent() && isTarget(picture) && picture.state() != State.READY);
            return alt && bytes;
        }

        private Stream<Put> marked(Picture picture) {
            return change.puts().filter(picture::isMarkedFor);
        }

        private boolean isTarget(Picture picture) {
            return change.puts()
                    .anyMatch(put ->
                            put.replaces().filter(picture.image().id()::equals).isPresent());
        }

        /** A picture leaves when all that is wanted is there; earlier only where the product has no room left. */
        private boolean maybeGone(ProductImage image) {
            return present.picture(image.id().id()).isPresent()
                    || seats.stream().allMatch(seat -> seat instanceof Seat.Shown)
                    || change.base().images().size()
                                    + change.places().size()
                                    + present.media().size()
                                    - present.pictures().size()
                            > PresentGallery.MOST;
        }

        /** What was there is in the old order or in the wanted one; what was added and not yet moved is behind it. */
        private boolean isOrderExplained() {
            List<String> order =
                    new ArrayList<>(present.pictures().stream().map(Picture::id).toList());
            Map<String, Integer> before = positions(change.base().images().stream()
                    .map(image -> image.id().id())
                    .toList());
            while (!order.isEmpty() && !before.containsKey(order.getLast())) {
                order.removeLast();
            }
            List<String> after = new ArrayList<>(seats.stream()
                    .flatMap(seat -> seat.shown().stream())
                    .map(Picture::id)
                    .toList());
            before.keySet().stream().filter(id -> !after.contains(id)).forEach(after::add);
            return isSorted(order, before) || isSorted(order, positions(after));
        }

        private static Map<String, Integer> positions(List<String> ids) {
            Map<String, Integer> positions = new LinkedHashMap<>();
            ids.forEach(id -> positions.put(id, positions.size()));
            return positions;
        }

        private static boolean isSorted(List<String> ids, Map<String, Integer> positions) {
            int last = -1;
            for (String id : ids) {
                int position = positions.getOrDefault(id, -1);
                if (position <= last) {
                    return false;
                }
                last = position;
            }
            return true;
        }

        /** A variant shows what it showed, what it is to show, or for a moment nothing. */
        private boolean areLinksExplained() {
            Map<String, Set<String>> before = new HashMap<>();
            change.base().images().forEach(image -> image.variants()
                    .forEach(variant -> links(before, variant).add(image.id().id())));
            Map<String, Set<String>> after = new HashMap<>();
            seats.forEach(seat -> seat.place().variants().forEach(variant -> links(after, variant)
                    .add(seat.shown().map(Picture::id).orElse("not there yet"))));
            Set<String> variants = new HashSet<>(before.keySet());
            variants.addAll(after.keySet());
            present.pictures()
                    .forEach(picture -> variants.addAll(picture.image().variants()));
            return variants.stream().allMatch(variant -> {
                Set<String> was = before.getOrDefault(variant, Set.of());
                Set<String> will = after.getOrDefault(variant, Set.of());
                Set<String> is = present.shownBy(variant);
                return is.equals(was)
                        || (!was.equals(will) && is.stream().allMatch(id -> was.contains(id) || will.contains(id)));
            });
        }

        private static Set<String> links(Map<String, Set<String>> of, String variant) {
            return of.computeIfAbsent(variant, key -> new HashSet<>());
        }
    }
}
