package dev.packshot.connector.shopify.gallery;

import dev.packshot.catalog.MediaType;
import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.GalleryChange.Keep;
import dev.packshot.connector.GalleryChange.Place;
import dev.packshot.connector.GalleryChange.Put;
import dev.packshot.connector.shopify.gallery.Medium.Picture;
import dev.packshot.connector.shopify.gallery.Medium.State;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds out how each wanted place is filled.
 *
 * <p>In place is the rule, since it keeps a picture's id, position and links. It can't be where the format changes (Shopify
 * refuses another file name extension), where nothing is replaced, or where the picture is already in the shop's files
 * from an earlier try or an earlier publication: its name is taken there, and sending it again would leave it twice.
 */
final class Seating {
    private final PresentGallery present;
    private final Map<String, List<Picture>> stored;
    private final Set<String> taken;

    private Seating(GalleryChange change, PresentGallery present, Map<String, List<Picture>> stored) {
        this.present = present;
        this.stored = stored;
        this.taken = new HashSet<>(kept(change));
    }

    /**
     * Fills the places of a change, in order.
     *
     * @param present holds every picture that the change keeps
     * @param stored files of the shop with markers of this change, by marker
     */
    static List<Seat> of(GalleryChange change, PresentGallery present, Map<String, List<Picture>> stored) {
        var seating = new Seating(change, present, stored);
        return change.places().stream().map(seating::seat).toList();
    }

    private static Set<String> kept(GalleryChange change) {
        return change.places().stream()
                .filter(Keep.class::isInstance)
                .map(place -> ((Keep) place).id().id())
                .collect(Collectors.toSet());
    }

    private Seat seat(Place place) {
        Seat seat =
                switch (place) {
                    case Keep keep ->
                        new Seat.Shown(keep, present.picture(keep.id().id()).orElseThrow());
                    case Put put ->
                        there(put)
                                .or(() -> stored(put))
                                .or(() -> inPlace(put))
                                .orElseGet(
                                        () -> new Seat.Missing(put, !files(put).isEmpty()));
                };
        seat.shown().ifPresent(picture -> taken.add(picture.id()));
        return seat;
    }

    private Optional<Seat> there(Put put) {
        return present.pictures().stream()
                .filter(picture -> picture.isMarkedFor(put) && !taken.contains(picture.id()))
                .findFirst()
                .map(picture -> new Seat.Shown(put, picture));
    }

    private Optional<Seat> stored(Put put) {
        return files(put).stream()
                .filter(file -> file.state() != State.FAILED)
                .findFirst()
                .map(file -> new Seat.Stored(put, file));
    }

    private List<Picture> files(Put put) {
        return stored.getOrDefault(put.key().marker(), List.of()).stream()
                .filter(file -> present.picture(file.id()).isEmpty())
                .toList();
    }

    private Optional<Seat> inPlace(Put put) {
        return put.replaces()
                .flatMap(id -> present.picture(id.id()))
                .filter(picture -> !taken.contains(picture.id()))
                .filter(picture -> picture.state() == State.REPLACING
                        || format(picture).filter(put.file().type()::equals).isPresent())
                .map(picture -> new Seat.InPlace(put, picture));
    }

    private static Optional<MediaType> format(Picture picture) {
        return Picture.format(picture.extension());
    }
}
