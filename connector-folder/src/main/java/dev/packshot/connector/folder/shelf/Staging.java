package dev.packshot.connector.folder.shelf;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.ImageId;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.GalleryChange.Keep;
import dev.packshot.connector.GalleryChange.Place;
import dev.packshot.connector.GalleryChange.Put;
import dev.packshot.connector.folder.disk.FileOperations;
import dev.packshot.connector.folder.disk.PictureName;
import dev.packshot.connector.folder.disk.Stamp;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts the files of a new gallery beside those of the old one. */
final class Staging {
    /**
     * How far a file's time of modification is set back. Whoever writes into it afterwards, even within the same tick of
     * the file system's clock, makes it another one.
     */
    private static final Duration SET_BACK = Duration.ofSeconds(4);

    private final ShelfFolder folder;
    private final FileOperations files;
    private final Clock clock;
    private final Shelving.Sight now;
    private final List<Path> made = new ArrayList<>();

    Staging(ShelfFolder folder, FileOperations files, Clock clock, Shelving.Sight now) {
        this.folder = folder;
        this.files = files;
        this.clock = clock;
        this.now = now;
    }

    /**
     * Sees to it that the picture of a place has its file.
     *
     * @param number of the place, from 1
     * @param taken ids of other places; this one's is added
     */
    Shelved stage(Place place, int number, Set<ImageId> taken) throws IOException {
        return switch (place) {
            case Put put -> put(put, number, taken);
            case Keep keep -> keep(keep, number);
        };
    }

    /** Takes back what was put there, as far as it can be; what can't is cleared by the next write. */
    void undo() {
        for (Path file : made) {
            try {
                files.delete(file);
            } catch (IOException e) {
                return;
            }
        }
    }

    private Shelved put(Put put, int number, Set<ImageId> taken) throws IOException {
        String marker = put.key().marker();
        var name = new ShelfName(number, marker, 1, put.file().type().extension());
        Optional<Path> there = there(put, marker);
        Path file = there.isPresent() ? named(there.get(), name) : upload(put, name);
        Instant created = now.view()
                .marked(marker)
                .flatMap(each -> each.image().created())
                .orElseGet(clock::instant);
        return new Shelved(
                PictureName.of(file),
                id(put, taken),
                Optional.of(marker),
                Optional.of(created),
                put.file().digest().hex(),
                put.altText(),
                Shelving.linked(put, now.view().variants()),
                Optional.of(put.file().digest()),
                Optional.of(put.file().size()),
                Optional.of(Shelving.stamp(file)));
    }

    /** The picture that it stands in for gives it its id, so that what was made of an original stays its place. */
    private ImageId id(Put put, Set<ImageId> taken) {
        Optional<ImageId> replaced =
                put.replaces().filter(id -> now.view().shown(id).isPresent());
        if (replaced.filter(taken::add).isPresent()) {
            return replaced.get();
        }
        var own = new ImageId(put.key().marker());
        for (int i = 2; !taken.add(own); i++) {
            own = new ImageId(put.key().marker() + "-" + i);
        }
        return own;
    }

    /** The file that the shelf has of a marker: on the listing, or left by a write that was interrupted. */
    private Optional<Path> there(Put put, String marker) throws IOException {
        Optional<Path> onListing = now.view()
                .marked(marker)
                .filter(each ->
                        each.entry().digest().equals(Optional.of(put.file().digest())))
                .map(Shown::file);
        if (onListing.isPresent()) {
            return onListing;
        }
        for (String name : folder.names()) {
            Path file = folder.path().resolve(name);
            if (ShelfName.read(folder.segment(), name)
                            .filter(each -> each.tag().equals(marker))
                            .isPresent()
                    && Looking.digest(file).equals(put.file().digest())) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    private Path upload(Put put, ShelfName name) throws IOException {
        Path unfinished = folder.unfinished(name.tag());
        try (InputStream bytes = put.file().open()) {
            if (!write(unfinished, bytes).equals(put.file().digest())) {
                throw new IOException("The bytes of a picture aren't those of its digest");
            }
        }
        return finish(unfinished, name);
    }

    private Shelved keep(Keep keep, int number) throws IOException {
        Shown shown = now.view()
                .shown(keep.id())
                .orElseThrow(() -> new ConnectorException.Conflict(
                        "A picture of %s that is to stay isn't there any more: read them again"
                                .formatted(now.view().sku())));
        return switch (shown) {
            case Shown.InInbox original -> {
                Path unfinished = folder.unfinished("original");
                Digest digest;
                try (InputStream bytes = Files.newInputStream(original.file())) {
                    digest = write(unfinished, bytes);
                }
                if (!Stamp.of(original.file()).equals(Optional.of(original.stamp()))) {
                    throw new ConnectorException.Conflict("An original of %s changes just now: read it again"
                            .formatted(now.view().sku()));
                }
                Path file = finish(
                        unfinished,
                        new ShelfName(
                                number,
                                ShelfName.kept(digest),
                                1,
                                PictureName.extension(PictureName.of(original.file()))));
                yield kept(keep, shown, file, Optional.empty(), digest);
            }
            case Shown.AsWritten(var image, Path file, Stamp stamp, Shelved entry) -> {
                Digest digest = entry.digest().isPresent() ? entry.digest().get() : Looking.digest(file);
                Optional<ShelfName> name = ShelfName.read(folder.segment(), entry.file());
                // A person's file keeps the name that the person gave it.
                Path named = entry.isOurs(folder.segment())
                        ? named(file, name.orElseThrow().at(number))
                        : file;
                yield kept(keep, shown, named, Optional.of(entry), digest);
            }
            case Shown.ByHand(var image, Path file, Stamp stamp) ->
                kept(keep, shown, file, Optional.empty(), Looking.digest(file));
        };
    }

    private Shelved kept(Keep keep, Shown shown, Path file, Optional<Shelved> entry, Digest digest) throws IOException {
        return new Shelved(
                PictureName.of(file),
                keep.id(),
                shown.image().marker(),
                shown.image().created(),
                shown.image().revision(),
                keep.altText(),
                Shelving.linked(keep, now.view().variants()),
                Optional.of(digest),
                entry.flatMap(Shelved::size),
                Optional.of(Shelving.stamp(file)));
    }

    /** The same file by the name of its new place. */
    private Path named(Path file, ShelfName name) throws IOException {
        Path wanted = folder.path().resolve(name.of(folder.segment()));
        if (wanted.equals(file)) {
            return file;
        }
        Path unfinished = folder.unfinished(name.tag());
        files.delete(unfinished);
        files.link(file, unfinished);
        return finish(unfinished, name);
    }

    private Digest write(Path unfinished, InputStream bytes) throws IOException {
        var digesting = new DigestInputStream(bytes, Digest.sha256());
        files.write(unfinished, digesting);
        Instant written = Shelving.stamp(unfinished).modified();
        files.age(unfinished, written.minus(SET_BACK).truncatedTo(ChronoUnit.SECONDS));
        return Digest.of(digesting.getMessageDigest());
    }

    /** Gives a written file its name: never that of a file that a person may have written into. */
    private Path finish(Path unfinished, ShelfName name) throws IOException {
        ShelfName free = name;
        Path file = folder.path().resolve(free.of(folder.segment()));
        while (Files.exists(file) && Files.mismatch(file, unfinished) >= 0) {
            free = free.nextTurn();
            file = folder.path().resolve(free.of(folder.segment()));
        }
        if (Files.exists(file)) {
            files.delete(unfinished);
        } else {
            files.rename(unfinished, file);
            made.add(file);
        }
        return file;
    }
}
