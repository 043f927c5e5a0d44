package dev.packshot.connector.folder;

import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingIssue;
import dev.packshot.catalog.Platform;
import dev.packshot.catalog.Sku;
import dev.packshot.catalog.Variant;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.folder.disk.Bounds;
import dev.packshot.connector.folder.disk.PictureName;
import dev.packshot.connector.folder.disk.Touched;
import dev.packshot.connector.folder.inbox.FolderSku;
import dev.packshot.connector.folder.inbox.Inbox;
import dev.packshot.connector.folder.inbox.InboxScan;
import dev.packshot.connector.folder.inbox.Product;
import dev.packshot.connector.folder.shelf.Looking;
import dev.packshot.connector.folder.shelf.ShelfFolder;
import dev.packshot.connector.folder.shelf.ShelfView;
import dev.packshot.connector.folder.shelf.Shelving.Sight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The folder now: which SKUs there are was looked up once; each listing is looked at when it is asked for.
 *
 * @param config of the connection
 * @param bounds that nothing leads out of
 * @param scan of the inbox
 */
record FolderMoment(FolderConfig config, Bounds bounds, InboxScan scan) {
    /** Looks at the folder. */
    static FolderMoment of(FolderConfig config, Inbox inbox) throws IOException {
        if (!Files.isDirectory(config.root())) {
            throw new ConnectorException.Unavailable("The folder of this connection isn't there", null);
        }
        Bounds bounds = Bounds.of(config.root());
        return new FolderMoment(config, bounds, inbox.scan(bounds));
    }

    /** Whatever may be a listing, in order. */
    List<FolderRef> candidates() throws IOException {
        List<FolderRef> candidates = new ArrayList<>();
        for (Platform platform : config.platforms()) {
            candidates.addAll(candidates(platform, Optional.empty()));
        }
        return candidates;
    }

    /** Whatever may be a listing and comes after another one, in order; platform by platform, as it is asked for. */
    Iterator<FolderRef> candidatesAfter(Optional<FolderRef> after) {
        return config.platforms().stream()
                .filter(platform -> after.isEmpty() || after.get().platform().compareTo(platform) <= 0)
                .flatMap(platform -> {
                    try {
                        return candidates(platform, after).stream();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .iterator();
    }

    private List<FolderRef> candidates(Platform platform, Optional<FolderRef> after) throws IOException {
        SortedSet<String> segments = new TreeSet<>();
        Path shelf = bounds.shelf().resolve(platform.id());
        if (Files.isDirectory(shelf)) {
            try (Stream<Path> folders = Files.list(shelf)) {
                folders.flatMap(folder -> FolderRef.read(platform + "/" + PictureName.of(folder)).stream())
                        .map(FolderRef::segment)
                        .forEach(segments::add);
            }
        }
        segments.addAll(scan.segments());
        return segments.stream()
                .map(segment -> new FolderRef(platform, segment))
                .filter(ref -> after.isEmpty() || ref.compareTo(after.get()) > 0)
                .toList();
    }

    /** When something last happened to anything that a listing is read from; to the inbox where there is nothing. */
    Instant touched(FolderRef ref) throws IOException {
        List<Path> sources = new ArrayList<>();
        scan.product(ref.segment()).ifPresent(product -> sources.addAll(product.sources()));
        Path shelf = shelf(ref).path();
        if (Files.isDirectory(shelf)) {
            sources.add(shelf);
            try (Stream<Path> files = Files.list(shelf)) {
                files.forEach(sources::add);
            }
        }
        return sources.stream()
                .map(Touched::at)
                .max(Comparator.naturalOrder())
                .orElseGet(() -> Touched.at(bounds.inbox()));
    }

    /** A listing; empty when there is none. One that can't be looked at says so, and hides no other. */
    Optional<Listing> listing(FolderRef ref) throws IOException {
        Optional<Product> product = scan.product(ref.segment());
        try {
            return listing(ref, product);
        } catch (AccessDeniedException e) {
            return Optional.of(barred(ref, product, "Packshot isn't allowed to read the shelf of " + ref));
        } catch (ConnectorException.Forbidden e) {
            return Optional.of(barred(ref, product, String.valueOf(e.getMessage())));
        }
    }

    private static Listing barred(FolderRef ref, Optional<Product> product, String why) {
        return new Listing(
                ref.ref(),
                ref.platform(),
                product.map(Product::title).orElse(""),
                product.map(Product::type).orElse(""),
                List.of(),
                Gallery.EMPTY,
                false,
                Optional.empty(),
                List.of(new ListingIssue("shelf", why, true, Optional.empty())));
    }

    private Optional<Listing> listing(FolderRef ref, Optional<Product> product) throws IOException {
        ShelfFolder shelf = shelf(ref);
        if (product.isEmpty() && !shelf.isPublished()) {
            return Optional.empty();
        }
        ShelfView view = sight(ref, product, shelf).view();
        return Optional.of(new Listing(
                ref.ref(),
                ref.platform(),
                product.map(Product::title).orElse(""),
                product.map(Product::type).orElse(""),
                List.of(new Variant(view.sku().value(), Optional.of(view.sku()), "")),
                view.gallery(),
                true,
                view.updated(),
                issues(product, view)));
    }

    /** What a write goes by. */
    Sight sight(FolderRef ref) throws IOException {
        return sight(ref, scan.product(ref.segment()), shelf(ref));
    }

    /** The folder of a listing; needn't be there. */
    ShelfFolder shelf(FolderRef ref) throws IOException {
        Path path = bounds.shelf().resolve(ref.platform().id()).resolve(ref.segment());
        for (Path link : List.of(bounds.shelf(), path.getParent(), path)) {
            if (Files.isSymbolicLink(link) && !link.toRealPath().startsWith(bounds.root())) {
                throw new ConnectorException.Forbidden(
                        "The shelf of %s leads out of its folder: remove the link, or connect the folder it leads to"
                                .formatted(ref));
            }
        }
        return new ShelfFolder(path, ref.segment());
    }

    private static Sight sight(FolderRef ref, Optional<Product> product, ShelfFolder shelf) throws IOException {
        Sku named = product.map(Product::sku)
                .or(() -> FolderSku.ofFolder(ref.segment()))
                .orElseThrow(() -> new ConnectorException.NotFound("There is no SKU " + ref.segment()));
        return new Sight(
                Looking.at(shelf, product, named),
                product.map(Product::originals).orElse(List.of()));
    }

    private static List<ListingIssue> issues(Optional<Product> product, ShelfView view) {
        List<ListingIssue> issues = new ArrayList<>();
        product.stream()
                .flatMap(each -> each.problems().stream())
                .forEach(problem -> issues.add(new ListingIssue("manifest", problem, false, Optional.empty())));
        if (!view.readable()) {
            issues.add(new ListingIssue(
                    "gallery.json",
                    "gallery.json can't be understood, so order and markers are taken from the files' names",
                    false,
                    Optional.empty()));
        }
        return issues;
    }
}
