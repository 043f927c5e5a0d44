package dev.packshot.connector.folder;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.catalog.ProductImage;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.GalleryChange.Keep;
import dev.packshot.connector.GalleryChange.Place;
import dev.packshot.connector.GalleryChange.Put;
import dev.packshot.connector.GalleryWriter;
import dev.packshot.connector.Receipt;
import dev.packshot.connector.WritePlan;
import dev.packshot.connector.folder.inbox.Original;
import dev.packshot.connector.folder.inbox.Product;
import dev.packshot.connector.folder.shelf.Shelf;
import dev.packshot.connector.folder.shelf.ShelfChange;
import dev.packshot.connector.folder.shelf.WantedPicture;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes galleries to the shelf, one writer for a listing at a time. */
final class FolderGalleryWriter implements GalleryWriter {
    static final int MOST_IMAGES = 100;
    static final int LONGEST_ALT_TEXT = 2_000;

    private final FolderListings listings;
    private final Shelf shelf;
    private final Clock clock;

    FolderGalleryWriter(FolderListings listings, Shelf shelf, Clock clock) {
        this.listings = listings;
        this.shelf = shelf;
        this.clock = clock;
    }

    @Override
    public WritePlan plan(GalleryChange change) {
        if (change.places().size() > MOST_IMAGES) {
            throw new ConnectorException.Rejected("A folder takes at most %d pictures".formatted(MOST_IMAGES), "");
        }
        if (change.places().stream().anyMatch(place -> place.altText().length() > LONGEST_ALT_TEXT)) {
            throw new ConnectorException.Rejected(
                    "An alt text is at most %d characters long".formatted(LONGEST_ALT_TEXT), "");
        }
        return new WritePlan((int) change.puts().count(), Map.of(), BigDecimal.ZERO);
    }

    @Override
    public Receipt write(GalleryChange change) {
        plan(change);
        return FolderErrors.during(() -> {
            FolderListings.Found found = find(change.listing());
            try (ShelfChange alone =
                    shelf.begin(found.platform(), found.product().sku())) {
                return write(change, find(change.listing()), alone);
            }
        });
    }

    private Receipt write(GalleryChange change, FolderListings.Found found, ShelfChange alone) throws IOException {
        Listing now = listings.read(found);
        if (isDone(change, now.gallery())) {
            alone.tidy();
            return new Receipt.Applied(now.gallery());
        }
        if (!now.gallery().fingerprint().equals(change.base().fingerprint())) {
            throw conflict();
        }
        boolean first = !alone.isPublished();
        alone.publish(wanted(change, found.product(), first));
        // Nobody can lock a seller out of his inbox: what he did in the last moment is seen now, and wins.
        if (first && !sameOriginals(change)) {
            alone.withdraw();
            throw conflict();
        }
        return new Receipt.Applied(listings.read(find(change.listing())).gallery());
    }

    private boolean sameOriginals(GalleryChange change) throws IOException {
        Gallery originals = FolderListings.originals(find(change.listing()).product());
        return originals.fingerprint().equals(change.base().fingerprint());
    }

    /** Whether the gallery is what an earlier try of this change has made of it. */
    private static boolean isDone(GalleryChange change, Gallery now) {
        if (now.images().size() != change.places().size()) {
            return false;
        }
        for (int i = 0; i < now.images().size(); i++) {
            if (!isDone(change, change.places().get(i), now.images().get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDone(GalleryChange change, Place place, ProductImage image) {
        boolean samePicture =
                switch (place) {
                    case Keep keep -> image.id().equals(keep.id()) && isKept(change, keep, image);
                    case Put put ->
                        image.marker().filter(put.key().marker()::equals).isPresent()
                                && image.revision().equals(put.file().digest().hex());
                };
        return samePicture
                && image.altText().equals(place.altText())
                && image.variants().equals(place.variants());
    }

    /** An original gets another revision with its place on the shelf: the digest in place of the file's times. */
    private static boolean isKept(GalleryChange change, Keep keep, ProductImage image) {
        return change.base()
                .image(keep.id())
                .filter(before -> before.revision().equals(image.revision())
                        || (before.address().isPresent()
                                && isOriginal(before)
                                && image.marker().isEmpty()))
                .isPresent();
    }

    private static boolean isOriginal(ProductImage image) {
        return image.revision().length() != Digest.of("").hex().length();
    }

    private List<WantedPicture> wanted(GalleryChange change, Product product, boolean first) throws IOException {
        List<WantedPicture> wanted = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        change.places().forEach(place -> idThere(place).ifPresent(id -> ids.add(id.id())));
        for (Place place : change.places()) {
            wanted.add(
                    switch (place) {
                        case Put put -> put(put, ids);
                        case Keep keep when first -> original(keep, product);
                        case Keep keep ->
                            new WantedPicture(
                                    keep.id().id(),
                                    Optional.empty(),
                                    clock.instant(),
                                    keep.altText(),
                                    keep.variants(),
                                    new WantedPicture.OnShelf());
                    });
        }
        return wanted;
    }

    private static Optional<ImageId> idThere(Place place) {
        return switch (place) {
            case Keep keep -> Optional.of(keep.id());
            case Put put -> put.replaces();
        };
    }

    private WantedPicture put(Put put, Set<String> taken) {
        String id = put.replaces().map(ImageId::id).orElseGet(() -> {
            String marker = put.key().marker();
            return taken.contains(marker) ? marker + "-2" : marker;
        });
        return new WantedPicture(
                id,
                Optional.of(put.key().marker()),
                clock.instant(),
                put.altText(),
                put.variants(),
                new WantedPicture.Sent(put.file()));
    }

    private static WantedPicture original(Keep keep, Product product) throws IOException {
        Original original = product.originals().stream()
                .filter(each -> each.id().equals(keep.id()))
                .findFirst()
                .orElseThrow(FolderGalleryWriter::conflict);
        return new WantedPicture(
                keep.id().id(),
                Optional.empty(),
                original.seen().modified(),
                keep.altText(),
                keep.variants(),
                new WantedPicture.InInbox(original.file(), digest(original.file())));
    }

    private static Digest digest(Path file) throws IOException {
        var digest = Digest.sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Digest.of(digest);
    }

    private FolderListings.Found find(ListingRef ref) throws IOException {
        return listings.find(ref).orElseThrow(FolderErrors::notFound);
    }

    private static ConnectorException.Conflict conflict() {
        return new ConnectorException.Conflict("Somebody has changed the pictures meanwhile");
    }
}
