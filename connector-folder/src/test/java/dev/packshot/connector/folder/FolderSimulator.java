package dev.packshot.connector.folder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.Settings;
import dev.packshot.connector.tck.simulator.Effects;
import dev.packshot.connector.tck.simulator.MarketplaceSimulator;
import dev.packshot.connector.tck.simulator.Misbehaviour;
import dev.packshot.connector.tck.simulator.SeedListing;
import dev.packshot.connector.tck.simulator.SellerEdit;
import dev.packshot.connector.tck.simulator.Steps;
import dev.packshot.connector.tck.simulator.TrueListing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Folders with a seller who works in them. Knows the layout from the documentation, not from the connector. */
final class FolderSimulator implements MarketplaceSimulator {
    private final Path root;
    private final SteppedDisk disk = new SteppedDisk(this::stepped);
    private final FolderSeller seller = new FolderSeller();
    private final Map<ListingRef, FolderTruth> places = new ConcurrentHashMap<>();
    private final Map<ListingRef, List<TrueListing>> histories = new ConcurrentHashMap<>();
    private final Set<String> takenIn = new HashSet<>();
    private int deletions;
    private int writes;
    private boolean tellsMore;

    private interface Work<T> {
        T run() throws IOException;
    }

    FolderSimulator(Path folder) throws IOException {
        this.root = folder.toRealPath();
        Files.createDirectories(root.resolve("inbox"));
    }

    SteppedDisk disk() {
        return disk;
    }

    FolderTruth place(ListingRef listing) {
        return Objects.requireNonNull(places.get(listing));
    }

    @Override
    public Settings settings() {
        return new Settings(Map.of("folder", root.toString(), "platforms", "etsy"));
    }

    @Override
    public Steps steps() {
        return disk;
    }

    @Override
    public synchronized ListingRef seed(SeedListing listing) {
        return files(() -> {
            String sku = listing.skus().getFirst().value().replaceAll("-(red|blue)$", "");
            var ref = new ListingRef("etsy/" + sku);
            Path inbox = root.resolve("inbox");
            var place = new FolderTruth(
                    inbox, root.resolve("shelf").resolve("etsy").resolve(sku), inbox.resolve(sku + ".json"), sku);
            seller.lay(listing, place);
            if (tellsMore) {
                tellMore(place);
            }
            places.put(ref, place);
            histories.put(ref, new ArrayList<>(List.of(place.look())));
            return ref;
        });
    }

    @Override
    public synchronized void edit(ListingRef listing, SellerEdit edit) {
        files(() -> {
            seller.edit(place(listing), edit);
            return remember(listing);
        });
    }

    @Override
    public synchronized void delete(ListingRef listing) {
        files(() -> Files.deleteIfExists(place(listing).manifest())
                && deleted(place(listing)
                        .inbox()
                        .resolve("pictures of " + place(listing).sku())));
    }

    @Override
    public synchronized TrueListing truth(ListingRef listing) {
        return files(() -> place(listing).look());
    }

    @Override
    public synchronized List<TrueListing> history(ListingRef listing) {
        return List.copyOf(histories.getOrDefault(listing, List.of()));
    }

    @Override
    public synchronized Effects effects() {
        return new Effects(takenIn.size(), deletions, writes);
    }

    @Override
    public synchronized void misbehave(Misbehaviour misbehaviour) {
        if (misbehaviour != Misbehaviour.TELLS_MORE) {
            throw new UnsupportedOperationException("Folders never do that: " + misbehaviour);
        }
        tellsMore = true;
    }

    @Override
    public void close() {}

    private synchronized void stepped(Path path) {
        writes++;
        places.forEach((listing, place) -> {
            if (path.startsWith(place.shelf())) {
                files(() -> {
                    place.markers().forEach(marker -> takenIn.add(listing + " " + marker));
                    return remember(listing);
                });
            }
        });
    }

    private boolean remember(ListingRef listing) throws IOException {
        List<TrueListing> history = histories.computeIfAbsent(listing, any -> new ArrayList<>());
        TrueListing now = place(listing).look();
        if (history.isEmpty() || !history.getLast().look().equals(now.look())) {
            Set<String> ids = Set.copyOf(now.ids());
            deletions += history.isEmpty()
                    ? 0
                    : (int) history.getLast().ids().stream()
                            .filter(id -> !ids.contains(id))
                            .count();
            return history.add(now);
        }
        return true;
    }

    private static void tellMore(FolderTruth place) throws IOException {
        var products = place.products();
        products.forEach(product -> {
            ((ObjectNode) product).putObject("promotion").put("until", "Sunday");
            product.path("images").forEach(image -> {
                if (image instanceof ObjectNode object) {
                    object.put("photographer", "somebody");
                }
            });
        });
        FolderSeller.save(place.manifest(), products);
    }

    private static boolean deleted(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
        return true;
    }

    private static <T> T files(Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
