package dev.packshot.app.shoot;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.Platform;
import dev.packshot.catalog.Sku;
import dev.packshot.catalog.Slot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Where a run's files lie. Files appear whole or not at all. */
final class OutputFolder {
    private static final String INTERNAL = ".packshot";
    private static final String PREVIEWS = "previews";

    private final Path root;
    private final Optional<Path> masks;

    /**
     * Names the places.
     *
     * @param root of all that is written
     * @param masks where mattes go, when they are wanted
     */
    OutputFolder(Path root, Optional<Path> masks) {
        this.root = root;
        this.masks = masks;
    }

    Path journal() {
        return root.resolve(INTERNAL).resolve("journal.jsonl");
    }

    Path mattes() {
        return root.resolve(INTERNAL).resolve("mattes");
    }

    Path report() {
        return root.resolve("report.json");
    }

    Path contactSheet() {
        return root.resolve("index.html");
    }

    boolean wantsMasks() {
        return masks.isPresent();
    }

    /** Writes a rendition and removes the slot's file of another format, so that a slot never has two. */
    String rendition(Platform platform, Sku sku, Slot slot, MediaType format, byte[] bytes) {
        String folder = platform.id() + "/" + sku.pathSegment() + "/";
        for (MediaType other : MediaType.values()) {
            if (other != format) {
                delete(folder + slot.label() + "." + other.extension());
            }
        }
        return write(folder + slot.label() + "." + format.extension(), bytes);
    }

    String renditionPreview(Platform platform, Sku sku, Slot slot, byte[] jpeg) {
        return write("%s/%s/%s/%s.jpg".formatted(PREVIEWS, platform.id(), sku.pathSegment(), slot.label()), jpeg);
    }

    String photographPreview(Digest photograph, byte[] jpeg) {
        return write("%s/before/%s.jpg".formatted(PREVIEWS, photograph.abbreviated()), jpeg);
    }

    String mask(String name, byte[] png) {
        write(masks.orElseThrow().resolve(name), png);
        return name;
    }

    void text(Path file, byte[] utf8) {
        write(file, utf8);
    }

    /** Whether a file below the root has exactly these bytes. */
    boolean holds(String name, Digest digest) {
        try {
            Path file = root.resolve(name);
            return Files.isRegularFile(file)
                    && Digest.of(Files.readAllBytes(file)).equals(digest);
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether a matte was written. */
    boolean holdsMask(String name) {
        return masks.isPresent() && Files.isRegularFile(masks.get().resolve(name));
    }

    private String write(String name, byte[] bytes) {
        write(root.resolve(name), bytes);
        return name;
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Path part = Files.createTempFile(file.getParent(), ".packshot", ".part");
            Files.write(part, bytes);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be written: is the disk full, or the folder read-only?", e);
        }
    }

    private void delete(String name) {
        try {
            Files.deleteIfExists(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " can't be removed", e);
        }
    }
}
