package dev.packshot.connector.folder.shelf;

import dev.packshot.catalog.Sku;
import dev.packshot.connector.folder.disk.Stamp;
import dev.packshot.connector.folder.inbox.Original;
import java.util.List;
import java.util.Optional;

/**
 * What {@code gallery.json} says.
 *
 * @param sku whose gallery it is
 * @param pictures in order
 * @param originals the seller's photographs when it was written, shown or not: any other is new
 * @param takenOff files that were on the shelf and belong there no more
 */
record ShelfRecord(Optional<Sku> sku, List<Shelved> pictures, List<SeenOriginal> originals, List<TakenOff> takenOff) {
    /**
     * A photograph of the seller's as it was when the gallery was written.
     *
     * @param id of {@link Original}
     * @param revision of {@link Original}
     * @param altText of {@link Original}
     */
    record SeenOriginal(String id, String revision, String altText) {
        static SeenOriginal of(Original original) {
            return new SeenOriginal(original.id().id(), original.revision(), original.altText());
        }
    }

    /**
     * A file that belongs to the gallery no more.
     *
     * @param file name within the listing's folder
     * @param stamp when it was taken off: the same name with another stamp is a new picture of the seller's
     * @param ours whether its bytes were the connector's, and can go for good
     */
    record TakenOff(String file, Stamp stamp, boolean ours) {}

    ShelfRecord {
        pictures = List.copyOf(pictures);
        originals = List.copyOf(originals);
        takenOff = List.copyOf(takenOff);
    }

    Optional<SeenOriginal> seen(Original original) {
        return originals.stream()
                .filter(each -> each.id().equals(original.id().id()))
                .findFirst();
    }

    /** Whether the seller put it there, or wrote into it, after the gallery was written. */
    boolean isFresh(Original original) {
        return seen(original)
                .filter(each -> each.revision().equals(original.revision()))
                .isEmpty();
    }

    boolean names(String file) {
        return pictures.stream().anyMatch(each -> each.file().equals(file));
    }

    Optional<TakenOff> takenOff(String file, Stamp stamp) {
        return takenOff.stream()
                .filter(each -> each.file().equals(file) && each.stamp().equals(stamp))
                .findFirst();
    }
}
