package dev.packshot.engine.loop;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.ImageAddress;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.catalog.Platform;
import dev.packshot.catalog.ProductImage;
import dev.packshot.catalog.Sku;
import dev.packshot.catalog.Variant;
import dev.packshot.connector.Authorizer;
import dev.packshot.connector.Capability;
import dev.packshot.connector.ConnectorDescriptor;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Cursor;
import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.GalleryWriter;
import dev.packshot.connector.Health;
import dev.packshot.connector.ListingPage;
import dev.packshot.connector.ListingReader;
import dev.packshot.connector.MarketplaceConnector;
import dev.packshot.connector.Opening;
import dev.packshot.connector.RateLimit;
import dev.packshot.connector.Receipt;
import dev.packshot.connector.Session;
import dev.packshot.connector.Setting;
import dev.packshot.connector.SettingProblem;
import dev.packshot.connector.Settings;
import dev.packshot.connector.Signals;
import dev.packshot.connector.WritePlan;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A marketplace of the tests: keeps galleries in memory and bytes in a folder, and can be told to misbehave. */
@Singleton
public final class MemoryMarket implements MarketplaceConnector {
    private static final Platform PLATFORM = new Platform("shopify");
    private static final Variant ONLY = new Variant("v1", Optional.of(new Sku("ONLY")), "");

    private final Map<String, Listing> listings = new TreeMap<>();
    private final Map<String, Path> homes = new TreeMap<>();
    final AtomicInteger uploads = new AtomicInteger();
    final AtomicInteger writes = new AtomicInteger();
    final AtomicReference<Runnable> beforeWrite = new AtomicReference<>(() -> {});
    final AtomicReference<Runnable> afterWrite = new AtomicReference<>(() -> {});

    @Override
    public ConnectorDescriptor describe() {
        return new ConnectorDescriptor(
                "memory",
                "Memory",
                List.of(PLATFORM),
                Set.of(
                        Capability.MARKERS,
                        Capability.ALT_TEXT,
                        Capability.VARIANT_LINKS,
                        Capability.EXACT_BYTES,
                        Capability.COMPARE_AND_SET),
                List.of(
                        new Setting("folder", "Folder", "Where bytes lie.", Setting.Kind.FOLDER, true, ""),
                        new Setting("token", "Token", "For nothing.", Setting.Kind.SECRET, false, "")),
                Set.of(),
                List.of(new RateLimit("calls", 100_000, 100_000, Duration.ofSeconds(1))),
                20,
                500);
    }

    /** Forgets everything. */
    public synchronized void reset() {
        listings.clear();
        homes.clear();
        uploads.set(0);
        writes.set(0);
        beforeWrite.set(() -> {});
        afterWrite.set(() -> {});
    }

    /** Puts a listing into the shop with this folder. */
    public synchronized void seed(Path folder, String ref, String sku, List<byte[]> pictures) {
        List<ProductImage> images = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            images.add(image(
                    folder,
                    "seller-" + ref + "-" + i,
                    Optional.empty(),
                    pictures.get(i),
                    "picture " + i,
                    Set.of("v1")));
        }
        listings.put(ref, listing(ref, sku, images));
        homes.put(ref, folder);
    }

    /** The gallery as a buyer sees it. */
    public synchronized Gallery truth(String ref) {
        return listings.get(ref).gallery();
    }

    /** The seller changes the gallery. */
    synchronized void edit(String ref, java.util.function.UnaryOperator<List<ProductImage>> edit) {
        Listing was = listings.get(ref);
        listings.put(
                ref,
                listing(
                        ref,
                        was.sku().value(),
                        edit.apply(new ArrayList<>(was.gallery().images()))));
    }

    private static Listing listing(String ref, String sku, List<ProductImage> images) {
        return new Listing(
                new ListingRef(ref),
                PLATFORM,
                "Product " + ref,
                "",
                List.of(new Variant(ONLY.id(), Optional.of(new Sku(sku)), "")),
                new Gallery(images),
                true,
                Optional.empty(),
                List.of());
    }

    static ProductImage image(
            Path folder, String id, Optional<String> marker, byte[] bytes, String alt, Set<String> variants) {
        Path file = folder.resolve(Digest.of(bytes).hex()).toAbsolutePath();
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ProductImage(
                new ImageId(id),
                marker,
                Optional.empty(),
                Digest.of(bytes).abbreviated(),
                Optional.of(new ImageAddress.Local(file)),
                alt,
                Optional.empty(),
                variants);
    }

    @Override
    public List<SettingProblem> check(Settings settings) {
        return settings.value("folder").isPresent()
                ? List.of()
                : List.of(new SettingProblem("folder", "nothing", "Give a folder."));
    }

    @Override
    public Optional<Authorizer> authorizer(Settings settings) {
        return Optional.empty();
    }

    @Override
    public Optional<Signals> signals() {
        return Optional.empty();
    }

    @Override
    public Session open(Opening opening) {
        Path folder = Path.of(opening.settings().value("folder").orElseThrow());
        return new Session() {
            @Override
            public Health probe() {
                return new Health("memory", Set.of(), List.of());
            }

            @Override
            public ListingReader reader() {
                return new Reader(folder);
            }

            @Override
            public GalleryWriter writer() {
                return new Writer(folder);
            }

            @Override
            public void close() {}
        };
    }

    private final class Reader implements ListingReader {
        private final Path folder;

        Reader(Path folder) {
            this.folder = folder;
        }

        @Override
        public ListingPage page(Cursor cursor) {
            synchronized (MemoryMarket.this) {
                List<Listing> here = listings.values().stream()
                        .filter(listing -> folder.equals(homes.get(listing.ref().id())))
                        .toList();
                return new ListingPage(here, Cursor.START, true);
            }
        }

        @Override
        public Listing read(ListingRef ref) {
            synchronized (MemoryMarket.this) {
                return Optional.ofNullable(listings.get(ref.id()))
                        .orElseThrow(() -> new ConnectorException.NotFound("There is no " + ref));
            }
        }
    }

    private final class Writer implements GalleryWriter {
        private final Path folder;

        Writer(Path folder) {
            this.folder = folder;
        }

        @Override
        public WritePlan plan(GalleryChange change) {
            return new WritePlan((int) change.puts().count(), Map.of("calls", 1L), BigDecimal.ZERO);
        }

        @Override
        public Receipt write(GalleryChange change) {
            beforeWrite.get().run();
            Receipt receipt;
            synchronized (MemoryMarket.this) {
                writes.incrementAndGet();
                Listing was = listings.get(change.listing().id());
                boolean begun = change.puts()
                        .anyMatch(
                                put -> !was.gallery().marked(put.key().marker()).isEmpty());
                if (!begun && !was.gallery().fingerprint().equals(change.base().fingerprint())) {
                    throw new ConnectorException.Conflict("The gallery was edited");
                }
                List<ProductImage> images = change.places().stream()
                        .map(place -> placed(was, place))
                        .toList();
                Listing now = listing(change.listing().id(), was.sku().value(), images);
                listings.put(change.listing().id(), now);
                receipt = new Receipt.Applied(now.gallery());
            }
            afterWrite.get().run();
            return receipt;
        }

        private ProductImage placed(Listing was, GalleryChange.Place place) {
            return switch (place) {
                case GalleryChange.Keep keep -> {
                    ProductImage image = was.gallery().image(keep.id()).orElseThrow();
                    yield new ProductImage(
                            image.id(),
                            image.marker(),
                            image.created(),
                            image.revision(),
                            image.address(),
                            keep.altText(),
                            image.size(),
                            keep.variants());
                }
                case GalleryChange.Put put -> {
                    Optional<ProductImage> there =
                            was.gallery().marked(put.key().marker()).stream().findFirst();
                    yield there.orElseGet(() -> uploaded(put));
                }
            };
        }

        private ProductImage uploaded(GalleryChange.Put put) {
            int number = uploads.incrementAndGet();
            try (var bytes = put.file().open()) {
                return image(
                        folder,
                        "m-" + number,
                        Optional.of(put.key().marker()),
                        bytes.readAllBytes(),
                        put.altText(),
                        put.variants());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
