package dev.packshot.connector.folder.shelf;

import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.ProductImage;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.GalleryChange.Keep;
import dev.packshot.connector.GalleryChange.Place;
import dev.packshot.connector.GalleryChange.Put;
import dev.packshot.connector.folder.disk.FileOperations;
import dev.packshot.connector.folder.disk.Stamp;
import dev.packshot.connector.folder.inbox.Original;
import dev.packshot.connector.folder.shelf.ShelfRecord.SeenOriginal;
import dev.packshot.connector.folder.shelf.ShelfRecord.TakenOff;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One write of one gallery, while nobody else writes to it.
 *
 * <p>Pictures are put beside those that are there; then {@code gallery.json} is replaced in one step; then what it doesn't
 * name any more is cleared away. Whoever dies in between leaves the old gallery or the new one, and files that the next
 * write clears.
 */
public final class Shelving {
    /** Looks at the gallery as it is now. */
    public interface Look {
        /** The gallery, and the seller's photographs that it was told by. */
        Sight look() throws IOException;
    }

    /**
     * What one look has seen.
     *
     * @param view the gallery
     * @param originals the seller's photographs
     */
    public record Sight(ShelfView view, List<Original> originals) {}

    private final ShelfFolder folder;
    private final FileOperations files;
    private final Clock clock;
    private final Look look;

    /**
     * Prepares a write.
     *
     * @param folder of the listing, there already
     */
    public Shelving(ShelfFolder folder, FileOperations files, Clock clock, Look look) {
        this.folder = folder;
        this.files = files;
        this.clock = clock;
        this.look = look;
    }

    /**
     * Makes the gallery what the change says.
     *
     * @return the gallery as it is afterwards
     * @throws ConnectorException.Conflict when it is neither the one that the change starts from nor the one that it makes
     */
    public Gallery make(GalleryChange change) throws IOException {
        Sight now = look.look();
        var clearing = new Clearing(folder, files);
        if (isMade(change, now)) {
            clearing.clear(now.view().record().orElseThrow());
            return now.view().gallery();
        }
        expectBase(change, now);
        var staging = new Staging(folder, files, clock, now);
        List<Shelved> pictures = new ArrayList<>();
        try {
            Set<ImageId> taken = kept(change);
            for (Place place : change.places()) {
                pictures.add(staging.stage(place, pictures.size() + 1, taken));
            }
            files.sync(folder.path());
            // Copying takes a while; from here to the next step is as short as it can be.
            expectBase(change, look.look());
        } catch (ConnectorException | IOException e) {
            staging.undo();
            throw e;
        }
        var record = new ShelfRecord(
                Optional.of(now.view().sku()),
                pictures,
                now.originals().stream().map(SeenOriginal::of).toList(),
                takenOff(now, pictures));
        replace(GalleryJson.write(record, now.view().bytes()));
        clearing.clear(record);
        return look.look().view().gallery();
    }

    /** Whether an earlier try of the same change got through. */
    private static boolean isMade(GalleryChange change, Sight now) {
        List<Shown> shown = now.view().shown();
        if (shown.size() != change.places().size()) {
            return false;
        }
        for (int i = 0; i < shown.size(); i++) {
            if (!isMade(
                    change.places().get(i),
                    shown.get(i),
                    change.base(),
                    now.view().variants())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMade(Place place, Shown shown, Gallery base, Set<String> variants) {
        ProductImage image = shown.image();
        boolean same =
                switch (place) {
                    case Put put ->
                        image.marker().equals(Optional.of(put.key().marker()))
                                && image.revision().equals(put.file().digest().hex());
                    case Keep keep ->
                        image.id().equals(keep.id())
                                && base.image(keep.id())
                                        .filter(was -> was.revision().equals(image.revision()))
                                        .isPresent();
                };
        return same
                && shown instanceof Shown.AsWritten
                && image.altText().equals(place.altText())
                && image.variants().equals(linked(place, variants));
    }

    static Set<String> linked(Place place, Set<String> variants) {
        return place.variants().stream().filter(variants::contains).collect(Collectors.toSet());
    }

    private static void expectBase(GalleryChange change, Sight now) {
        if (!now.view().gallery().fingerprint().equals(change.base().fingerprint())) {
            throw new ConnectorException.Conflict("Somebody changed the pictures of %s meanwhile: read them again"
                    .formatted(now.view().sku()));
        }
    }

    private static Set<ImageId> kept(GalleryChange change) {
        Set<ImageId> kept = new HashSet<>();
        for (Place place : change.places()) {
            if (place instanceof Keep keep && !kept.add(keep.id())) {
                throw new ConnectorException.Malformed("A change keeps the same picture twice");
            }
        }
        return kept;
    }

    /** What lies on the shelf and isn't named any more, with the stamp that it was seen with. */
    private List<TakenOff> takenOff(Sight now, List<Shelved> pictures) {
        Set<String> named = pictures.stream().map(Shelved::file).collect(Collectors.toSet());
        Stream<TakenOff> shown = now.view().shown().stream().flatMap(each -> switch (each) {
            case Shown.InInbox inInbox -> Stream.empty();
            case Shown.AsWritten asWritten ->
                Stream.of(new TakenOff(
                        asWritten.entry().file(),
                        asWritten.stamp(),
                        asWritten.entry().isOurs(folder.segment())));
            case Shown.ByHand byHand ->
                Stream.of(new TakenOff(String.valueOf(byHand.file().getFileName()), byHand.stamp(), false));
        });
        // Pictures behind a new photograph of the seller's aren't shown, but lie there all the same.
        Stream<TakenOff> hidden = now.view().record().stream()
                .flatMap(record -> record.pictures().stream())
                .flatMap(
                        entry -> entry
                                .stamp()
                                .map(stamp -> new TakenOff(entry.file(), stamp, entry.isOurs(folder.segment())))
                                .stream());
        Stream<TakenOff> earlier = now.view().record().stream()
                .flatMap(record -> record.takenOff().stream())
                .filter(each ->
                        Files.exists(folder.path().resolve(each.file())) || Files.exists(folder.going(each.file())));
        Set<String> once = new HashSet<>();
        return Stream.of(shown, hidden, earlier)
                .flatMap(each -> each)
                .filter(each -> !named.contains(each.file()) && once.add(each.file()))
                .toList();
    }

    private void replace(byte[] gallery) throws IOException {
        var unfinished = folder.unfinished("gallery.json");
        files.write(unfinished, new ByteArrayInputStream(gallery));
        files.rename(unfinished, folder.gallery());
        files.sync(folder.path());
    }

    /** The stamp of a file that has just been written. */
    static Stamp stamp(java.nio.file.Path file) throws IOException {
        return Stamp.of(file).orElseThrow(() -> new IOException("A picture went while it was being written"));
    }
}
