package dev.packshot.connector.folder.shelf;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.catalog.Sku;
import dev.packshot.connector.folder.inbox.FileState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A change of one listing's folder, alone. Pictures are laid beside the old ones first, then {@code gallery.json} is
 * replaced at once, then what it names no longer goes: a process that ends anywhere leaves one gallery or the other, and
 * at most files that no gallery names.
 */
public final class ShelfChange implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Sku sku;
    private final Path folder;
    private final Disk disk;
    private final ListingLocks.Held lock;
    private int halves;

    ShelfChange(Sku sku, Path folder, Disk disk, ListingLocks.Held lock) {
        this.sku = sku;
        this.folder = folder;
        this.disk = disk;
        this.lock = lock;
    }

    /** Whether buyers see a gallery of the shelf already. */
    public boolean isPublished() throws IOException {
        return ShelfState.of(folder).isPresent();
    }

    /** Makes the gallery these pictures, in order. */
    public void publish(List<WantedPicture> wanted) throws IOException {
        disk.makeFolder(folder);
        Optional<ShelfState> before = ShelfState.of(folder);
        List<ShelfPicture> there = before.map(ShelfState::pictures).orElse(List.of());
        List<GalleryEntry> entries = new ArrayList<>();
        for (WantedPicture each : wanted) {
            entries.add(lay(entries.size(), each, there));
        }
        disk.sync(folder);
        ObjectNode document = before.map(state -> state.document().deepCopy()).orElseGet(JSON::createObjectNode);
        replaceDocument(document(document, entries, there));
        disk.sync(folder);
        tidy();
    }

    /** Takes away what earlier writes have left over; the seller's own files go to {@code set-aside}. */
    public void tidy() throws IOException {
        Optional<ShelfState> state = ShelfState.of(folder);
        if (state.isEmpty()) {
            return;
        }
        for (String name : state.get().leaving()) {
            Path file = folder.resolve(name);
            Path aside = folder.resolve(ShelfNames.SET_ASIDE);
            disk.makeFolder(aside);
            disk.move(file, aside.resolve(FileState.of(file).mark() + "-" + name));
        }
        for (String name : state.get().left()) {
            disk.delete(folder.resolve(name));
        }
    }

    /** Takes the gallery off the shelf again: buyers see the originals, as before the first change. */
    public void withdraw() throws IOException {
        disk.delete(folder.resolve(ShelfNames.GALLERY));
        disk.sync(folder);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private GalleryEntry lay(int position, WantedPicture wanted, List<ShelfPicture> there) throws IOException {
        Optional<ShelfPicture> kept = there.stream()
                .filter(picture -> wanted.bytes() instanceof WantedPicture.OnShelf)
                .filter(picture -> picture.entry().id().equals(wanted.id()))
                .findFirst();
        GalleryEntry entry = kept.map(picture -> wanted.entry(picture)).orElseGet(wanted::entry);
        String name = name(position, wanted, entry, there);
        Optional<ShelfPicture> same = there.stream()
                .filter(picture ->
                        picture.entry().file().equals(name) && picture.bytes().equals(entry.digest()))
                .findFirst();
        if (same.isPresent()) {
            return wanted.laid(entry, name, same.get().state());
        }
        Path half = folder.resolve(ShelfNames.half(halves++));
        try (InputStream in = wanted.open(kept.map(ShelfPicture::file))) {
            disk.write(half, in);
        }
        disk.move(half, folder.resolve(name));
        return wanted.laid(entry, name, FileState.of(folder.resolve(name)).mark());
    }

    /** Never the name of a file that is the seller's: his bytes are still needed. */
    private String name(int position, WantedPicture wanted, GalleryEntry entry, List<ShelfPicture> there) {
        String name = ShelfNames.picture(sku, position, entry.marker(), entry.digest(), wanted.extension(entry.file()));
        boolean taken = there.stream()
                .anyMatch(picture -> !picture.ours() && picture.entry().file().equals(name));
        return taken ? ShelfNames.other(name) : name;
    }

    private ObjectNode document(ObjectNode document, List<GalleryEntry> entries, List<ShelfPicture> before) {
        document.put("format", 1).put("sku", sku.value());
        ArrayNode pictures = document.putArray("pictures");
        Set<String> names = new HashSet<>();
        for (GalleryEntry entry : entries) {
            pictures.add(entry.json());
            names.add(entry.file());
        }
        ObjectNode dropped = JsonNodeFactory.instance.objectNode();
        before.stream()
                .filter(picture ->
                        !picture.ours() && !names.contains(picture.entry().file()))
                .forEach(picture -> dropped.put(picture.entry().file(), picture.state()));
        document.remove("dropped");
        if (!dropped.isEmpty()) {
            document.set("dropped", dropped);
        }
        return document;
    }

    private void replaceDocument(ObjectNode document) throws IOException {
        Path half = folder.resolve(ShelfNames.half(halves++));
        disk.write(half, new ByteArrayInputStream(JSON.writeValueAsBytes(document)));
        disk.move(half, folder.resolve(ShelfNames.GALLERY));
    }
}
