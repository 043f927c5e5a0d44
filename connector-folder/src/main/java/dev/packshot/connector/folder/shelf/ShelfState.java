package dev.packshot.connector.folder.shelf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.catalog.Digest;
import dev.packshot.connector.folder.inbox.FileState;
import dev.packshot.connector.folder.inbox.PictureNames;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What lies in a listing's folder, as one reading found it.
 *
 * @param pictures in order: those that the gallery names, then those that somebody laid beside them
 * @param left names that writes before this one have left over
 * @param leaving the seller's own files that a write has taken off the listing, and that still lie there
 * @param document what is written down, with what others have added
 */
record ShelfState(List<ShelfPicture> pictures, List<String> left, List<String> leaving, ObjectNode document) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Enough for any number of writes that may come between two looks. */
    private static final int MOST_LOOKS = 50;

    /**
     * Reads a listing's folder; empty before anything was published.
     *
     * @throws IOException when it can't be read, or is written to all the time
     */
    static Optional<ShelfState> of(Path folder) throws IOException {
        for (int look = 0; look < MOST_LOOKS; look++) {
            byte[] before = document(folder);
            if (before.length == 0) {
                return Optional.empty();
            }
            try {
                ShelfState state = look(folder, before);
                // A write that came between has replaced the document: what was seen belongs to two galleries.
                if (Arrays.equals(before, document(folder))) {
                    return Optional.of(state);
                }
            } catch (NoSuchFileException e) {
                // A write that came between has taken it away.
            }
        }
        throw new IOException("The shelf is being written to all the time");
    }

    private static byte[] document(Path folder) throws IOException {
        try {
            return Files.readAllBytes(folder.resolve(ShelfNames.GALLERY));
        } catch (NoSuchFileException e) {
            return new byte[0];
        }
    }

    private static ShelfState look(Path folder, byte[] text) throws IOException {
        ObjectNode document = parse(text);
        List<ShelfPicture> pictures = new ArrayList<>();
        Set<String> named = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode node : document.path("pictures")) {
            Optional<GalleryEntry> entry = GalleryEntry.of(node);
            if (entry.isPresent()
                    && named.add(entry.get().file())
                    && ids.add(entry.get().id())) {
                Path file = folder.resolve(entry.get().file());
                if (Files.isRegularFile(file)) {
                    pictures.add(picture(entry.get(), file));
                }
            }
        }
        List<String> left = new ArrayList<>();
        List<String> leaving = new ArrayList<>();
        for (String name : names(folder)) {
            if (named.contains(name)) {
                continue;
            }
            if (isDropped(document, folder.resolve(name))) {
                leaving.add(name);
            } else if (ShelfNames.isOurs(name)) {
                left.add(name);
            } else if (PictureNames.isPicture(Path.of(name)) && ids.add("shelf/" + name)) {
                pictures.add(laidThere(folder.resolve(name)));
            }
        }
        return new ShelfState(pictures, left, leaving, document);
    }

    /** Whether a write has dropped exactly this file; another one under its name is a new picture. */
    private static boolean isDropped(ObjectNode document, Path file) throws IOException {
        String state =
                document.path("dropped").path(file.getFileName().toString()).asText();
        return !state.isEmpty() && state.equals(FileState.of(file).mark());
    }

    private static ObjectNode parse(byte[] text) throws IOException {
        try {
            return JSON.readTree(text) instanceof ObjectNode document ? document : JSON.createObjectNode();
        } catch (JsonProcessingException e) {
            throw new IOException("gallery.json isn't JSON any more; correct it, or move it away to begin anew", e);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, Files::isRegularFile)) {
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
        }
        names.sort(null);
        return names;
    }

    private static ShelfPicture picture(GalleryEntry entry, Path file) throws IOException {
        String state = FileState.of(file).mark();
        Digest bytes = state.equals(entry.seen()) ? entry.digest() : Digest.of(Files.readAllBytes(file));
        return new ShelfPicture(entry, file, bytes, state, bytes.equals(entry.digest()));
    }

    private static ShelfPicture laidThere(Path file) throws IOException {
        FileState state = FileState.of(file);
        String name = file.getFileName().toString();
        Digest bytes = Digest.of(Files.readAllBytes(file));
        var entry = new GalleryEntry(
                name,
                "shelf/" + name,
                Optional.empty(),
                state.modified(),
                "",
                Set.of(),
                bytes,
                Optional.empty(),
                state.mark(),
                JsonNodeFactory.instance.objectNode());
        return new ShelfPicture(entry, file, bytes, state.mark(), false);
    }
}
