package dev.packshot.connector.folder.shelf;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.packshot.catalog.Digest;
import dev.packshot.connector.PictureFile;
import dev.packshot.connector.folder.inbox.PictureNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A picture that is to lie on the shelf.
 *
 * @param id that it has or gets
 * @param marker of a new picture
 * @param created when it came to the listing
 * @param altText may be empty
 * @param variants ids of the variants that show it
 * @param bytes where they come from
 */
public record WantedPicture(
        String id, Optional<String> marker, Instant created, String altText, Set<String> variants, Bytes bytes) {
    public WantedPicture {
        variants = Set.copyOf(variants);
    }

    /** Where the bytes of a picture come from. */
    public sealed interface Bytes {}

    /** Sent along. */
    public record Sent(PictureFile file) implements Bytes {}

    /**
     * An original of the inbox.
     *
     * @param digest of what it holds
     */
    public record InInbox(Path file, Digest digest) implements Bytes {}

    /** On the shelf already, under the same id. */
    public record OnShelf() implements Bytes {}

    /** What would be written down about a picture that isn't on the shelf. */
    GalleryEntry entry() {
        return switch (bytes) {
            case Sent(PictureFile file) ->
                new GalleryEntry(
                        "",
                        id,
                        marker,
                        created,
                        altText,
                        variants,
                        file.digest(),
                        Optional.of(file.size()),
                        "",
                        JsonNodeFactory.instance.objectNode());
            case InInbox(Path file, Digest digest) ->
                new GalleryEntry(
                        "",
                        id,
                        marker,
                        created,
                        altText,
                        variants,
                        digest,
                        Optional.empty(),
                        "",
                        JsonNodeFactory.instance.objectNode());
            case OnShelf() -> throw new IllegalStateException("There is no picture " + id + " on the shelf");
        };
    }

    /** What would be written down about a picture that is. */
    GalleryEntry entry(ShelfPicture there) {
        GalleryEntry it = there.entry();
        return new GalleryEntry(
                it.file(),
                id,
                there.ours() ? it.marker() : Optional.empty(),
                it.created(),
                altText,
                variants,
                there.bytes(),
                there.ours() ? it.size() : Optional.empty(),
                there.state(),
                it.raw());
    }

    /** The same, lying there. */
    GalleryEntry laid(GalleryEntry entry, String name, String seen) {
        return new GalleryEntry(
                name,
                entry.id(),
                entry.marker(),
                entry.created(),
                entry.altText(),
                entry.variants(),
                entry.digest(),
                entry.size(),
                seen,
                entry.raw());
    }

    String extension(String nameOnShelf) {
        return switch (bytes) {
            case Sent(PictureFile file) -> file.type().extension();
            case InInbox(Path file, Digest digest) ->
                PictureNames.extension(file.getFileName().toString());
            case OnShelf() -> PictureNames.extension(nameOnShelf);
        };
    }

    InputStream open(Optional<Path> onShelf) throws IOException {
        return switch (bytes) {
            case Sent(PictureFile file) -> file.open();
            case InInbox(Path file, Digest digest) -> Files.newInputStream(file);
            case OnShelf() -> Files.newInputStream(onShelf.orElseThrow());
        };
    }
}
