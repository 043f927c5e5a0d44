package dev.packshot.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How two states of one gallery differ.
 *
 * @param added pictures that came
 * @param removed pictures that went
 * @param replaced pictures that kept their id and got other bytes
 * @param described pictures whose alt text or variant links changed
 * @param reordered whether the pictures that stayed stand in another order
 */
public record GalleryDiff(
        List<ImageId> added,
        List<ImageId> removed,
        List<ImageId> replaced,
        List<ImageId> described,
        boolean reordered) {
    public GalleryDiff {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        replaced = List.copyOf(replaced);
        described = List.copyOf(described);
    }

    static GalleryDiff between(Gallery before, Gallery after) {
        List<ImageId> stayedBefore = common(before, after);
        List<ImageId> stayedAfter = common(after, before);
        return new GalleryDiff(
                missing(after, before),
                missing(before, after),
                changed(before, after, (was, is) -> !was.revision().equals(is.revision())),
                changed(
                        before,
                        after,
                        (was, is) -> !was.altText().equals(is.altText())
                                || !was.variants().equals(is.variants())),
                !stayedBefore.equals(stayedAfter));
    }

    /** Whether nothing changed. */
    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && replaced.isEmpty() && described.isEmpty() && !reordered;
    }

    private interface Change {
        boolean between(ProductImage was, ProductImage is);
    }

    private static List<ImageId> changed(Gallery before, Gallery after, Change change) {
        return after.images().stream()
                .filter(is -> {
                    Optional<ProductImage> was = before.image(is.id());
                    return was.isPresent() && change.between(was.get(), is);
                })
                .map(ProductImage::id)
                .toList();
    }

    private static List<ImageId> missing(Gallery of, Gallery from) {
        Set<ImageId> there = ids(from);
        return of.images().stream()
                .map(ProductImage::id)
                .filter(id -> !there.contains(id))
                .toList();
    }

    private static List<ImageId> common(Gallery of, Gallery with) {
        Set<ImageId> there = ids(with);
        return of.images().stream()
                .map(ProductImage::id)
                .filter(there::contains)
                .toList();
    }

    private static Set<ImageId> ids(Gallery gallery) {
        return gallery.images().stream().map(ProductImage::id).collect(Collectors.toSet());
    }
}
