package dev.packshot.connector.folder.shelf;

import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.Sku;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A gallery as it was at one moment.
 *
 * @param sku whose
 * @param shown its pictures, in order
 * @param record what was published; empty when nothing was
 * @param bytes of {@code gallery.json}
 * @param readable whether {@code gallery.json} could be understood, if there is one
 */
public record ShelfView(
        Sku sku, List<Shown> shown, Optional<ShelfRecord> record, Optional<byte[]> bytes, boolean readable) {
    public ShelfView {
        shown = List.copyOf(shown);
    }

    /** What a reader is told. */
    public Gallery gallery() {
        return new Gallery(shown.stream().map(Shown::image).toList());
    }

    /** When anything that it shows was last modified. */
    public Optional<Instant> updated() {
        return shown.stream().map(each -> each.stamp().modified()).max(Comparator.naturalOrder());
    }

    /** Ids of the variants that pictures may be linked to: the SKU is the only one. */
    public Set<String> variants() {
        return Set.of(sku.value());
    }

    Optional<Shown> shown(ImageId id) {
        return shown.stream().filter(each -> each.image().id().equals(id)).findFirst();
    }

    /** A picture of ours that an earlier write put there. */
    Optional<Shown.AsWritten> marked(String marker) {
        return shown.stream()
                .filter(Shown.AsWritten.class::isInstance)
                .map(Shown.AsWritten.class::cast)
                .filter(each -> each.image().marker().filter(marker::equals).isPresent())
                .findFirst();
    }
}
