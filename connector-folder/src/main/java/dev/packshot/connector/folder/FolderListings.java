package dev.packshot.connector.folder;

import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.ImageAddress;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingIssue;
import dev.packshot.catalog.ListingRef;
import dev.packshot.catalog.Platform;
import dev.packshot.catalog.ProductImage;
import dev.packshot.catalog.Sku;
import dev.packshot.catalog.Variant;
import dev.packshot.connector.folder.inbox.Inbox;
import dev.packshot.connector.folder.inbox.Original;
import dev.packshot.connector.folder.inbox.Product;
import dev.packshot.connector.folder.shelf.Shelf;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The listings of a folder: one for each SKU and platform, as inbox and shelf make it up. */
final class FolderListings {
    private static final long NANOS = 1_000_000_000;

    private final FolderConfig config;
    private final Inbox inbox;
    private final Shelf shelf;

    FolderListings(FolderConfig config, Inbox inbox, Shelf shelf) {
        this.config = config;
        this.inbox = inbox;
        this.shelf = shelf;
    }

    /** A listing that is there, not yet read. */
    record Found(ListingRef ref, Platform platform, Product product, long changed) {}

    /** Everything that is there, by reference. */
    SortedMap<ListingRef, Found> all() throws IOException {
        SortedMap<ListingRef, Found> all = new TreeMap<>();
        for (Map.Entry<String, Product> each : inbox.products().entrySet()) {
            for (Platform platform : config.platforms()) {
                var ref = new ListingRef(platform + "/" + each.getKey());
                all.put(ref, found(ref, platform, each.getValue()));
            }
        }
        return all;
    }

    /** One that is there. */
    Optional<Found> find(ListingRef ref) throws IOException {
        int slash = ref.id().indexOf('/');
        Optional<Platform> platform = config.platforms().stream()
                .filter(each -> slash > 0 && each.id().equals(ref.id().substring(0, slash)))
                .findFirst();
        Optional<Product> product =
                platform.isEmpty() ? Optional.empty() : inbox.product(ref.id().substring(slash + 1));
        return product.isEmpty() ? Optional.empty() : Optional.of(found(ref, platform.get(), product.get()));
    }

    /** As it is now. */
    Listing read(Found found) throws IOException {
        Product product = found.product();
        List<Variant> variants = product.variants().stream()
                .map(sku -> new Variant(sku.value(), Optional.of(sku), sku.value()))
                .toList();
        Set<String> ids = variants.stream().map(Variant::id).collect(Collectors.toSet());
        return new Listing(
                found.ref(),
                found.platform(),
                product.title(),
                "",
                variants,
                shelf.gallery(found.platform(), product.sku(), ids).orElseGet(() -> originals(product)),
                true,
                Optional.of(Instant.ofEpochSecond(found.changed() / NANOS, found.changed() % NANOS)),
                product.problems().stream()
                        .map(problem -> new ListingIssue("manifest", problem, false, Optional.empty()))
                        .toList());
    }

    /** What buyers see before anything was published. */
    static Gallery originals(Product product) {
        return new Gallery(
                product.originals().stream().map(FolderListings::image).toList());
    }

    private Found found(ListingRef ref, Platform platform, Product product) throws IOException {
        return new Found(ref, platform, product, Math.max(product.changed(), shelf.changed(platform, product.sku())));
    }

    private static ProductImage image(Original original) {
        return new ProductImage(
                original.id(),
                Optional.empty(),
                Optional.of(original.seen().modified()),
                original.seen().mark(),
                Optional.of(new ImageAddress.Local(original.file())),
                original.altText(),
                Optional.empty(),
                original.shownBy().stream().map(Sku::value).collect(Collectors.toSet()));
    }
}
