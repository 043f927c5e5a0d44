package dev.packshot.connector.folder.shelf;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.ImageAddress;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.ProductImage;
import dev.packshot.catalog.Sku;
import dev.packshot.connector.folder.disk.PictureName;
import dev.packshot.connector.folder.disk.Stamp;
import dev.packshot.connector.folder.inbox.Original;
import dev.packshot.connector.folder.inbox.Product;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks at one gallery: what was published, as far as nobody has touched it since; what a person put on the shelf or wrote
 * into; and the seller's photographs that are new.
 */
public final class Looking {
    /** A write ends in a moment; more in a row means that somebody else writes all the time. */
    private static final int MOST_LOOKS = 10;

    private final ShelfFolder folder;
    private final List<Original> originals;
    private final List<Shown> shown = new ArrayList<>();
    private final Set<ImageId> taken = new HashSet<>();

    private Looking(ShelfFolder folder, List<Original> originals) {
        this.folder = folder;
        this.originals = originals;
    }

    /**
     * Looks, and looks again when the gallery was published meanwhile.
     *
     * @param folder of the listing; needn't be there
     * @param product what the inbox holds of it
     * @param named the SKU that the folder's name stands for
     */
    public static ShelfView at(ShelfFolder folder, Optional<Product> product, Sku named) throws IOException {
        List<Original> originals = product.map(Product::originals).orElse(List.of());
        for (int look = 1; ; look++) {
            Optional<byte[]> bytes = folder.bytes();
            ShelfView view = new Looking(folder, originals).look(bytes, product.map(Product::sku), named);
            Optional<byte[]> after = folder.bytes();
            if (bytes.isPresent() == after.isPresent()
                    && (bytes.isEmpty() || Arrays.equals(bytes.get(), after.orElseThrow()))) {
                return view;
            }
            if (look == MOST_LOOKS) {
                throw new IOException("The gallery changes faster than it can be read");
            }
        }
    }

    private ShelfView look(Optional<byte[]> bytes, Optional<Sku> known, Sku named) throws IOException {
        Optional<ShelfRecord> written = bytes.flatMap(GalleryJson::read);
        boolean readable = bytes.isEmpty() || written.isPresent();
        List<String> names = folder.names().stream()
                .filter(PictureName::isPicture)
                .sorted(PictureName.NATURAL_ORDER)
                .toList();
        Optional<ShelfRecord> record = readable ? written : Optional.of(recovered(names));
        Sku sku = known.or(() -> record.flatMap(ShelfRecord::sku)
                        .filter(each -> each.pathSegment().equals(folder.segment())))
                .orElse(named);
        List<Original> fresh = originals.stream()
                .filter(original -> record.isEmpty() || record.get().isFresh(original))
                .collect(Collectors.toCollection(ArrayList::new));
        if (record.isPresent()) {
            for (Shelved entry : record.get().pictures()) {
                entry(entry, record.get(), fresh, Set.of(sku.value()));
            }
        } else {
            fresh.forEach(original -> original(original, ""));
            fresh.clear();
        }
        names.forEach(name -> byHand(name, record));
        fresh.forEach(original -> original(original, ""));
        return new ShelfView(sku, shown, record, bytes, readable);
    }

    private void entry(Shelved entry, ShelfRecord record, List<Original> fresh, Set<String> variants)
            throws IOException {
        Path file = folder.path().resolve(entry.file());
        Optional<Stamp> stamp = Stamp.of(file);
        Optional<Digest> edited = stamp.isPresent() ? edited(entry, file, stamp.get()) : Optional.empty();
        Optional<Original> replaced = fresh.stream()
                .filter(original -> original.id().equals(entry.id()))
                .findFirst();
        if (edited.isPresent()) {
            shown.add(new Shown.ByHand(
                    image(entry, Optional.empty(), edited.get().hex(), file, entry.altText(), variants),
                    file,
                    stamp.orElseThrow()));
        } else if (replaced.isPresent()) {
            // The seller has a new photograph of what this picture was made from.
            fresh.remove(replaced.get());
            original(replaced.get(), entry.altText());
        } else if (stamp.isPresent()) {
            String revision = entry.revision().isEmpty() ? stamp.get().revision() : entry.revision();
            shown.add(new Shown.AsWritten(
                    image(entry, entry.marker(), revision, file, altText(entry, record), variants),
                    file,
                    stamp.get(),
                    entry));
        }
    }

    /** The digest of the bytes that a person put in a picture's place; empty when they are those that were written. */
    private static Optional<Digest> edited(Shelved entry, Path file, Stamp stamp) throws IOException {
        if (entry.stamp().isEmpty() || entry.stamp().get().equals(stamp)) {
            return Optional.empty();
        }
        // A copy or a backup put back may have lost the times only.
        return Optional.of(digest(file)).filter(is -> !Optional.of(is).equals(entry.digest()));
    }

    /** What the seller's manifest says by now, if it says something else than when the gallery was written. */
    private String altText(Shelved entry, ShelfRecord record) {
        return originals.stream()
                .filter(original -> original.id().equals(entry.id()))
                .filter(original -> record.seen(original)
                        .filter(seen -> !seen.altText().equals(original.altText()))
                        .isPresent())
                .map(Original::altText)
                .findFirst()
                .orElse(entry.altText());
    }

    private void byHand(String name, Optional<ShelfRecord> record) {
        Path file = folder.path().resolve(name);
        Optional<Stamp> stamp = Stamp.of(file);
        if (stamp.isEmpty() || record.filter(each -> each.names(name)).isPresent()) {
            return;
        }
        boolean wasOnShelf = record.stream()
                .flatMap(each -> each.takenOff().stream())
                .anyMatch(each -> each.file().equals(name));
        boolean unchanged =
                record.flatMap(each -> each.takenOff(name, stamp.get())).isPresent();
        boolean leftByUs = !wasOnShelf && ShelfName.read(folder.segment(), name).isPresent();
        if (unchanged || leftByUs) {
            return;
        }
        ProductImage image = new ProductImage(
                free(new ImageId("shelf/" + name), stamp.get().revision()),
                Optional.empty(),
                Optional.empty(),
                stamp.get().revision(),
                Optional.of(new ImageAddress.Local(file)),
                "",
                Optional.empty(),
                Set.of());
        shown.add(new Shown.ByHand(image, file, stamp.get()));
    }

    private void original(Original original, String altText) {
        shown.add(new Shown.InInbox(
                new ProductImage(
                        free(original.id(), original.revision()),
                        Optional.empty(),
                        Optional.empty(),
                        original.revision(),
                        Optional.of(new ImageAddress.Local(original.file())),
                        original.altText().isEmpty() ? altText : original.altText(),
                        Optional.empty(),
                        Set.of()),
                original.file(),
                original.stamp()));
    }

    private ProductImage image(
            Shelved entry, Optional<String> marker, String revision, Path file, String altText, Set<String> variants) {
        return new ProductImage(
                free(entry.id(), revision),
                marker,
                marker.flatMap(each -> entry.created()),
                revision,
                Optional.of(new ImageAddress.Local(file)),
                altText,
                marker.flatMap(each -> entry.size()),
                entry.variants().stream().filter(variants::contains).collect(Collectors.toSet()));
    }

    /** An id that no other picture of the gallery has: people copy lines of {@code gallery.json}. */
    private ImageId free(ImageId id, String revision) {
        ImageId free = id;
        for (int i = 2; !taken.add(free); i++) {
            free = new ImageId(
                    "again/" + Digest.of(id + "\n" + revision + "\n" + i).hex());
        }
        return free;
    }

    /** Somebody spoilt {@code gallery.json}: the files' names still tell order and markers. */
    private ShelfRecord recovered(List<String> names) {
        List<Shelved> pictures = names.stream()
                .flatMap(name ->
                        ShelfName.read(folder.segment(), name).map(ours -> java.util.Map.entry(ours, name)).stream())
                .sorted(Comparator.comparingInt(each -> each.getKey().number()))
                .map(each -> new Shelved(
                        each.getValue(),
                        new ImageId("shelf/" + each.getValue()),
                        each.getKey().marker(),
                        Optional.empty(),
                        "",
                        "",
                        Set.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
        return new ShelfRecord(
                Optional.empty(),
                pictures,
                originals.stream().map(ShelfRecord.SeenOriginal::of).toList(),
                List.of());
    }

    /** The digest of a file, read piece by piece. */
    static Digest digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                var digesting = new DigestInputStream(in, Digest.sha256())) {
            digesting.transferTo(java.io.OutputStream.nullOutputStream());
            return Digest.of(digesting.getMessageDigest());
        }
    }
}
