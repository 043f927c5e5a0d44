package dev.packshot.connector.shopify.gallery;

import dev.packshot.catalog.ImageId;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.GalleryChange.Keep;
import dev.packshot.connector.GalleryChange.Put;
import dev.packshot.connector.shopify.gallery.Medium.Picture;
import dev.packshot.connector.shopify.gallery.Medium.State;
import dev.packshot.connector.shopify.gallery.Step.Link;
import dev.packshot.connector.shopify.gallery.Step.NewFile;
import dev.packshot.connector.shopify.gallery.Step.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The steps that remain from a gallery to the wanted one. A first try, one that goes on after an unknown outcome, and one
 * that has nothing left to do differ only in what they find.
 *
 * <p>What is new is made, processed and attached, stands in its place and has its variants, before what is old leaves. So
 * the gallery has a main picture at every instant.
 */
public final class GalleryPlan {
    private final GalleryChange change;
    private final PresentGallery present;
    private final List<Seat> seats;
    private final List<Picture> leaving;

    private GalleryPlan(GalleryChange change, PresentGallery present, Map<String, List<Picture>> stored) {
        this.change = change;
        this.present = present;
        this.seats = Seating.of(change, present, stored);
        Set<String> staying = new HashSet<>();
        seats.forEach(seat -> seat.shown().ifPresent(picture -> staying.add(picture.id())));
        this.leaving = present.pictures().stream()
                .filter(picture -> !staying.contains(picture.id()))
                .toList();
    }

    /**
     * Plans from a gallery that is not {@link Standing#FOREIGN}.
     *
     * @param stored files of the shop that carry markers of this change, by marker
     */
    public static GalleryPlan of(GalleryChange change, PresentGallery present, Map<String, List<Picture>> stored) {
        return new GalleryPlan(change, present, stored);
    }

    /** What the places still lack: their files have to be looked for by name before they are made. */
    public List<Put> missing() {
        return seats.stream()
                .filter(Seat.Missing.class::isInstance)
                .map(seat -> ((Seat.Missing) seat).place())
                .toList();
    }

    /**
     * The file names of what is still to be sent, as files of their own or in place of others. In place a file keeps its
     * extension as the shop spells it, since Shopify takes another spelling for another format.
     */
    public Map<Put, String> unsent() {
        Map<Put, String> unsent = new LinkedHashMap<>();
        for (Seat seat : seats) {
            switch (seat) {
                case Seat.Missing(Put put, var namesake) ->
                    unsent.put(put, name(put, put.file().type().extension()));
                case Seat.InPlace(Put put, Picture picture) -> unsent.put(put, name(put, picture.extension()));
                case Seat.Stored ignored -> {}
                case Seat.Shown ignored -> {}
            }
        }
        return unsent;
    }

    /**
     * The name that a picture is sent under: its marker, by whose beginning it is found again, and then what its alt text
     * says, since search engines read the names of pictures.
     */
    public static String name(Put put, String extension) {
        String words = FileWords.of(put.altText());
        return put.key().marker() + (words.isEmpty() ? "" : "-" + words) + "." + extension;
    }

    /**
     * Pictures of the gallery that are to show other bytes, sent or not: what they are to show, by id.
     */
    public Map<String, Put> targets() {
        Map<String, Put> targets = new LinkedHashMap<>();
        seats.forEach(seat -> {
            if (seat.place() instanceof Put put) {
                seat.shown().ifPresent(picture -> targets.put(picture.id(), put));
            }
        });
        return targets;
    }

    /**
     * The next steps. Those after a {@link Step.Create}, {@link Step.Await} or {@link Step.Acknowledge} depend on what
     * comes of it.
     *
     * @return empty when the gallery is as wanted
     * @throws ConnectorException.Rejected when there is no way
     */
    public List<Step> steps() {
        requireRoom();
        List<Step> steps = new ArrayList<>();
        add(steps, failed(), Step.Acknowledge::new);
        add(steps, unsettled(), Step.Await::new);
        add(steps, files(), Step.Create::new);
        if (!steps.isEmpty()) {
            return List.copyOf(steps);
        }
        add(steps, roomMakers(), Step.Detach::new);
        add(steps, rows(), Step.Update::new);
        if (!steps.isEmpty()) {
            return List.copyOf(steps);
        }
        add(steps, MediaOrder.moves(present.order(), wantedOrder()), Step.Reorder::new);
        relink().ifPresent(steps::add);
        add(steps, leaving.stream().map(Picture::id).toList(), Step.Detach::new);
        return List.copyOf(steps);
    }

    private void requireRoom() {
        int others = present.media().size() - present.pictures().size();
        if (others + change.places().size() > PresentGallery.MOST) {
            throw new ConnectorException.Rejected(
                    "A product takes %d media, and %d of them are videos or 3D models"
                            .formatted(PresentGallery.MOST, others),
                    "");
        }
    }

    private static <T> void add(List<Step> steps, List<T> what, Function<List<T>, Step> step) {
        if (!what.isEmpty()) {
            steps.add(step.apply(what));
        }
    }

    /** Replacements that Shopify didn't take, from an earlier try. */
    private List<String> failed() {
        return seats.stream()
                .filter(seat -> seat.place() instanceof Put)
                .flatMap(seat -> seat.shown().stream())
                .filter(picture -> picture.state() == State.FAILED)
                .map(Picture::id)
                .toList();
    }

    /** Everything that is touched must be processed before: one file that isn't fails the whole call. */
    private List<String> unsettled() {
        List<String> waiting = new ArrayList<>();
        for (Seat seat : seats) {
            boolean settled =
                    switch (seat) {
                        case Seat.Shown(Put put, Picture picture) -> !picture.isMarkedFor(put) || picture.shows(put);
                        case Seat.Shown(Keep keep, Picture picture) ->
                            picture.state() == State.READY
                                    || picture.image().altText().equals(keep.altText());
                        case Seat.InPlace(var put, Picture picture) -> picture.state() == State.READY;
                        case Seat.Stored(var put, Picture file) -> file.state() == State.READY;
                        case Seat.Missing ignored -> true;
                    };
            if (!settled) {
                waiting.add(seat.known().orElseThrow().id());
            }
        }
        leaving.stream()
                .filter(picture -> picture.state() == State.PROCESSING)
                .forEach(picture -> waiting.add(picture.id()));
        return waiting;
    }

    private List<NewFile> files() {
        return seats.stream()
                .filter(Seat.Missing.class::isInstance)
                .map(Seat.Missing.class::cast)
                .map(seat -> new NewFile(seat.place(), seat.namesake()))
                .toList();
    }

    /**
     * Pictures that have to leave early, since the product takes no further medium. The main one stays, and so do those
     * of variants as long as others will do.
     */
    private List<String> roomMakers() {
        long entering = seats.stream().filter(Seat.Stored.class::isInstance).count();
        boolean anyShown = seats.stream().anyMatch(seat -> seat.shown().isPresent());
        if (entering == 0 || present.room() > 0 || anyShown) {
            return List.of();
        }
        List<Picture> able = new ArrayList<>(
                leaving.subList(Math.min(1, leaving.size()), leaving.size()).reversed());
        able.sort(Comparator.comparing(picture -> !picture.image().variants().isEmpty()));
        return able.stream().limit(entering).map(Picture::id).toList();
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        int room = present.room();
        for (Seat seat : seats) {
            switch (seat) {
                case Seat.Shown(var place, Picture picture) -> {
                    if (!picture.image().altText().equals(place.altText())) {
                        rows.add(new Row(picture, Optional.empty(), place.altText(), false));
                    }
                }
                case Seat.InPlace(Put put, Picture picture) ->
                    rows.add(new Row(picture, Optional.of(put), put.altText(), false));
                case Seat.Stored(Put put, Picture file) -> {
                    if (room > 0) {
                        rows.add(new Row(file, Optional.empty(), put.altText(), true));
                        room--;
                    }
                }
                case Seat.Missing ignored -> {}
            }
        }
        return rows;
    }

    private List<String> wantedOrder() {
        List<String> pictures = new ArrayList<>();
        seats.forEach(seat -> seat.shown().ifPresent(picture -> pictures.add(picture.id())));
        leaving.forEach(picture -> pictures.add(picture.id()));
        return MediaOrder.around(present, pictures);
    }

    private Optional<Step> relink() {
        List<Link> off = new ArrayList<>();
        List<Link> on = new ArrayList<>();
        Map<String, Set<String>> wanted = wantedLinks();
        wanted.forEach((variant, will) -> {
            Set<String> is = present.shownBy(variant);
            will.stream().filter(id -> !is.contains(id)).forEach(id -> on.add(new Link(variant, id)));
            is.stream()
                    .filter(id -> !will.contains(id))
                    .filter(id -> !will.isEmpty() || !isLeaving(id)) // Leaving takes its links along.
                    .forEach(id -> off.add(new Link(variant, id)));
        });
        return off.isEmpty() && on.isEmpty() ? Optional.empty() : Optional.of(new Step.Relink(off, on));
    }

    private boolean isLeaving(String id) {
        return leaving.stream().anyMatch(picture -> picture.id().equals(id));
    }

    /** By variant; without those whose picture is still to come. */
    private Map<String, Set<String>> wantedLinks() {
        Map<String, Set<String>> wanted = new TreeMap<>();
        present.pictures().forEach(picture -> picture.image()
                .variants()
                .forEach(variant -> wanted.computeIfAbsent(variant, key -> new TreeSet<>())));
        Set<String> unknown = new HashSet<>();
        seats.forEach(seat -> seat.place().variants().forEach(variant -> seat.shown()
                .ifPresentOrElse(
                        picture -> wanted.computeIfAbsent(variant, key -> new TreeSet<>())
                                .add(picture.id()),
                        () -> unknown.add(variant))));
        wanted.keySet().removeAll(unknown);
        return wanted;
    }

    /**
     * What no gallery of Shopify can be, whatever is there now: more than one picture for a variant, other than it was.
     *
     * @throws ConnectorException.Rejected naming it
     */
    public static void requirePossible(GalleryChange change) {
        Map<String, Integer> pictures = new HashMap<>();
        change.places().forEach(place -> place.variants().forEach(variant -> pictures.merge(variant, 1, Integer::sum)));
        boolean asItWas = change.places().stream().allMatch(place -> idOf(place)
                .flatMap(change.base()::image)
                .filter(image -> image.variants().equals(place.variants()))
                .isPresent());
        if (!asItWas && pictures.values().stream().anyMatch(count -> count > 1)) {
            throw new ConnectorException.Rejected("In Shopify a variant shows one picture", "");
        }
    }

    private static Optional<ImageId> idOf(GalleryChange.Place place) {
        return switch (place) {
            case Keep keep -> Optional.of(keep.id());
            case Put put -> put.replaces();
        };
    }
}
