package dev.packshot.connector.shopify.gallery;

import dev.packshot.catalog.ImageAddress;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.ProductImage;
import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.GalleryChange.Put;
import dev.packshot.connector.shopify.gallery.Medium.Picture;
import dev.packshot.connector.shopify.gallery.Medium.State;
import dev.packshot.connector.shopify.gallery.Step.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A gallery as steps would leave it, when Shopify does what it is asked for: what a change takes is known before it is
 * made.
 *
 * @param present all media
 * @param stored files that are on no product, by marker
 */
public record Rehearsal(PresentGallery present, Map<String, List<Picture>> stored) {
    /** More than any change takes; beyond, the plan runs in a circle. */
    private static final int MOST_STEPS = 100;

    public Rehearsal {
        stored = Map.copyOf(stored);
    }

    /**
     * Every step that a change takes from the gallery that it was planned from.
     *
     * @throws ConnectorException.Rejected when there is no way
     */
    public static List<Step> of(GalleryChange change) {
        List<Medium> media = new ArrayList<>();
        change.base()
                .images()
                .forEach(image -> media.add(new Picture(
                        image,
                        image.address().isPresent() ? State.READY : State.REPLACING,
                        extension(image),
                        OptionalLong.empty(),
                        List.of())));
        var now = new Rehearsal(new PresentGallery(media), Map.of());
        List<Step> taken = new ArrayList<>();
        while (taken.size() < MOST_STEPS) {
            List<Step> next =
                    GalleryPlan.of(change, now.present(), now.stored()).steps();
            if (next.isEmpty()) {
                return taken;
            }
            taken.add(next.getFirst());
            now = now.after(next.getFirst());
        }
        throw new IllegalStateException("A change of a gallery never ends");
    }

    private static String extension(ProductImage image) {
        return switch (image.address().orElse(null)) {
            case ImageAddress.Remote remote -> Medium.extension(remote.uri().getPath());
            case ImageAddress.Local ignored -> "";
            case null -> "";
        };
    }

    /**
     * As it is when all that was sent is processed as it was meant.
     *
     * @param sent pictures by the medium whose bytes they replace
     */
    public Rehearsal settled(Map<String, Put> sent) {
        List<Step.Row> rows = present.pictures().stream()
                .filter(picture -> sent.containsKey(picture.id()))
                .map(picture -> new Step.Row(
                        picture,
                        Optional.ofNullable(sent.get(picture.id())),
                        picture.image().altText(),
                        false))
                .toList();
        return updated(rows);
    }

    /** As it is after a step. */
    public Rehearsal after(Step step) {
        return switch (step) {
            case Step.Acknowledge(var pictures) -> each(pictures, picture -> in(State.READY, picture));
            case Step.Await(var files) -> each(files, picture -> in(State.READY, picture));
            case Step.Create(var files) -> created(files);
            case Step.Update(var rows) -> updated(rows);
            case Step.Reorder(var moves) -> moved(moves);
            case Step.Relink(var off, var on) -> relinked(off, on);
            case Step.Detach(var pictures) ->
                with(present.media().stream()
                        .filter(medium -> !pictures.contains(medium.id()))
                        .toList());
        };
    }

    private Rehearsal with(List<Medium> media) {
        return new Rehearsal(new PresentGallery(media), stored);
    }

    private Rehearsal each(List<String> ids, UnaryOperator<Picture> change) {
        return with(present.media().stream()
                .map(medium -> medium instanceof Picture picture && ids.contains(picture.id())
                        ? change.apply(picture)
                        : medium)
                .toList());
    }

    private static Picture in(State state, Picture picture) {
        return new Picture(picture.image(), state, picture.extension(), picture.bytes(), List.of());
    }

    private Rehearsal created(List<Step.NewFile> files) {
        Map<String, List<Picture>> more = new HashMap<>(stored);
        for (Step.NewFile file : files) {
            Put put = file.put();
            var image = image(new ImageId("new " + put.key().marker()), put, Optional.empty(), Set.of());
            more.put(
                    put.key().marker(),
                    List.of(picture(image, put, put.file().type().extension())));
        }
        return new Rehearsal(present, more);
    }

    private Rehearsal updated(List<Step.Row> rows) {
        List<Medium> media = new ArrayList<>(present.media());
        for (Step.Row row : rows) {
            Picture picture = row.content()
                    .map(put -> picture(
                            image(
                                    row.file().image().id(),
                                    put,
                                    row.file().image().address(),
                                    row.file().image().variants()),
                            put,
                            row.file().extension()))
                    .orElse(row.file());
            Picture described = described(picture, row.altText());
            if (row.attach()) {
                media.add(described);
            } else {
                media.replaceAll(medium -> medium.id().equals(row.file().id()) ? described : medium);
            }
        }
        return with(media);
    }

    private Rehearsal moved(List<Step.Move> moves) {
        List<Medium> media = new ArrayList<>(present.media());
        for (Step.Move move : moves) {
            Medium moved = media.stream()
                    .filter(medium -> medium.id().equals(move.medium()))
                    .findFirst()
                    .orElseThrow();
            media.remove(moved);
            media.add(Math.min(move.position(), media.size()), moved);
        }
        return with(media);
    }

    private Rehearsal relinked(List<Link> off, List<Link> on) {
        List<String> all = present.order();
        return each(all, picture -> {
            Set<String> variants = new HashSet<>(picture.image().variants());
            off.stream()
                    .filter(link -> link.picture().equals(picture.id()))
                    .forEach(link -> variants.remove(link.variant()));
            on.stream()
                    .filter(link -> link.picture().equals(picture.id()))
                    .forEach(link -> variants.add(link.variant()));
            ProductImage image = picture.image();
            return new Picture(
                    new ProductImage(
                            image.id(),
                            image.marker(),
                            image.created(),
                            image.revision(),
                            image.address(),
                            image.altText(),
                            image.size(),
                            variants),
                    picture.state(),
                    picture.extension(),
                    picture.bytes(),
                    picture.faults());
        });
    }

    private static ProductImage image(ImageId id, Put put, Optional<ImageAddress> address, Set<String> variants) {
        return new ProductImage(
                id,
                Optional.of(put.key().marker()),
                Optional.empty(),
                put.key().marker(),
                address,
                put.altText(),
                Optional.of(put.file().size()),
                variants);
    }

    private static Picture picture(ProductImage image, Put put, String extension) {
        return new Picture(
                image, State.READY, extension, OptionalLong.of(put.file().length()), List.of());
    }

    private static Picture described(Picture picture, String altText) {
        ProductImage image = picture.image();
        return new Picture(
                new ProductImage(
                        image.id(),
                        image.marker(),
                        image.created(),
                        image.revision(),
                        image.address(),
                        altText,
                        image.size(),
                        image.variants()),
                picture.state(),
                picture.extension(),
                picture.bytes(),
                picture.faults());
    }
}
