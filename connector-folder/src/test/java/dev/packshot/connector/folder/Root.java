package dev.packshot.connector.folder;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import dev.packshot.catalog.ProductImage;
import dev.packshot.catalog.Slot;
import dev.packshot.connector.CallMeter;
import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.GalleryChange.Keep;
import dev.packshot.connector.GalleryChange.Place;
import dev.packshot.connector.GalleryChange.Put;
import dev.packshot.connector.IdempotencyKey;
import dev.packshot.connector.Opening;
import dev.packshot.connector.PictureFile;
import dev.packshot.connector.Session;
import dev.packshot.connector.Settings;
import dev.packshot.connector.folder.disk.Disk;
import dev.packshot.connector.folder.disk.FileOperations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A connection's folder, and what people and the engine do with it. */
final class Root {
    static final FolderPace BRISK =
            new FolderPace(7, Duration.ofMillis(20), Duration.ofMillis(60), Duration.ofMinutes(5));
    static final ListingRef SHOE = new ListingRef("etsy/SHOE");

    private final Path path;
    private final Map<String, String> settings = new HashMap<>(Map.of("platforms", "etsy"));
    private int writes;

    Root(Path path) throws IOException {
        this.path = path.toRealPath();
        settings.put("folder", this.path.toString());
        Files.createDirectories(path.resolve("inbox"));
    }

    Path path(String name) {
        return path.resolve(name);
    }

    Root with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    Settings settings() {
        return new Settings(settings);
    }

    FolderConnector connector() {
        return connector(new Disk());
    }

    FolderConnector connector(FileOperations disk) {
        return new FolderConnector(disk, BRISK);
    }

    Session session() {
        return session(new Disk());
    }

    Session session(FileOperations disk) {
        return connector(disk).open(new Opening(settings(), Optional::empty, CallMeter.UNLIMITED, Clock.systemUTC()));
    }

    Listing read(ListingRef ref) {
        return session().reader().read(ref);
    }

    /** A person writes a file; never twice within a tick of the file system's clock. */
    Path drop(String name, String content) throws IOException {
        Path file = path.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setLastModifiedTime(
                file, FileTime.from(Instant.now().minusSeconds(86_400).plusMillis(++writes)));
        return file;
    }

    /** Three photographs of a shoe. */
    Root withShoe() throws IOException {
        drop("inbox/SHOE/a.jpg", "front");
        drop("inbox/SHOE/b.jpg", "side");
        drop("inbox/SHOE/c.jpg", "sole");
        return this;
    }

    /** What the engine publishes: the first picture made anew in its place, a further one, the rest as it was. */
    static GalleryChange cutOut(Listing base) {
        List<ProductImage> images = base.gallery().images();
        return new GalleryChange(
                base.ref(),
                base.gallery(),
                Stream.concat(
                                Stream.of(
                                        put(
                                                base,
                                                0,
                                                "cut out " + images.getFirst().revision(),
                                                images.getFirst()),
                                        put(base, 1, "a further view", null)),
                                images.stream().skip(1).map(Root::keep))
                        .map(Place.class::cast)
                        .toList());
    }

    static Put put(
            Listing base, int position, String content, @org.jspecify.annotations.Nullable ProductImage replaces) {
        var file = new Picture(content);
        return new Put(
                IdempotencyKey.of(base.ref(), Slot.at(position), file.digest()),
                file,
                "What is seen on " + position,
                Set.of(),
                Optional.ofNullable(replaces).map(ProductImage::id));
    }

    static Keep keep(ProductImage image) {
        return new Keep(image.id(), image.altText(), image.variants());
    }

    /** Names of the pictures that lie on a shelf. */
    List<String> shelf(ListingRef ref) throws IOException {
        try (Stream<Path> files = Files.list(path.resolve("shelf").resolve(ref.id()))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jpg"))
                    .sorted()
                    .toList();
        }
    }

    /** What the pictures of a listing hold, in order. */
    static List<String> contents(Listing listing) {
        return listing.gallery().images().stream().map(Root::content).toList();
    }

    static String content(ProductImage image) {
        try {
            return Files.readString(
                    ((dev.packshot.catalog.ImageAddress.Local) image.address().orElseThrow()).file());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /**
     * A picture, as far as a folder cares.
     *
     * @param content of the file
     */
    record Picture(String content) implements PictureFile {
        @Override
        public Digest digest() {
            return Digest.of(content);
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
            return content.getBytes(StandardCharsets.UTF_8).length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public URI link() {
            throw new AssertionError("A folder fetches nothing");
        }
    }
}
