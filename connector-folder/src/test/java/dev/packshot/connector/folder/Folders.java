package dev.packshot.connector.folder;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.ImageAddress;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import dev.packshot.catalog.Slot;
import dev.packshot.connector.CallMeter;
import dev.packshot.connector.GalleryChange.Put;
import dev.packshot.connector.IdempotencyKey;
import dev.packshot.connector.Opening;
import dev.packshot.connector.PictureFile;
import dev.packshot.connector.Session;
import dev.packshot.connector.Settings;
import dev.packshot.connector.folder.shelf.Disk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Folders for tests. The connector never decodes a picture, so any bytes will do. */
record Folders(Path root) {
    static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

    @SuppressWarnings("ArrayRecordComponent") // Handed through, never compared.
    private record Sent(byte[] bytes, boolean readable) implements PictureFile {
        @Override
        public Digest digest() {
            return Digest.of(bytes);
        }

        @Override
        public MediaType type() {
            return MediaType.JPEG;
        }

        @Override
        public PixelSize size() {
            return PixelSize.square(1000);
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public InputStream open() throws IOException {
            if (!readable) {
                throw new IOException("Not the bytes of the digest");
            }
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public URI link() {
            throw new AssertionError("A folder asks for no link");
        }
    }

    Folders lay(String path, String bytes) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Settings settings() {
        return new Settings(Map.of("folder", root.toString(), "platforms", "etsy"));
    }

    Session open(Disk disk) {
        return new FolderConnector(NOON, disk, 10, Duration.ofSeconds(2))
                .open(new Opening(settings(), Optional::empty, CallMeter.UNLIMITED, NOON));
    }

    Session open() {
        return open(new SteppedDisk(path -> {}));
    }

    Listing read(String ref) {
        try (Session session = open()) {
            return session.reader().read(new ListingRef(ref));
        }
    }

    /** A new picture at a position. */
    static Put put(Listing base, int position, String bytes) {
        return put(base, position, bytes, true);
    }

    /** A new picture, or one whose bytes are lost. */
    static Put put(Listing base, int position, String bytes, boolean readable) {
        var file = new Sent(bytes.getBytes(StandardCharsets.UTF_8), readable);
        return new Put(
                IdempotencyKey.of(base.ref(), Slot.at(position), file.digest()),
                file,
                "A " + bytes,
                Set.of(),
                Optional.empty());
    }

    /** Everything below a folder of the root that isn't a folder, by path. */
    List<String> files(String below) throws IOException {
        Path folder = root.resolve(below);
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    /** What a gallery's pictures hold, in order. */
    static List<String> bytes(Listing listing) {
        return listing.gallery().images().stream()
                .map(image -> switch (image.address().orElseThrow()) {
                    case ImageAddress.Local(Path file) -> read(file);
                    case ImageAddress.Remote remote -> throw new AssertionError(remote);
                })
                .toList();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
