package dev.packshot.connector.folder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.catalog.ListingRef;
import dev.packshot.catalog.Sku;
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
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A seller at his folder: he drops photographs and a manifest for each SKU, and edits what lies on the shelf. */
final class FolderSimulator implements MarketplaceSimulator {
    /** Small, so that a handful of listings is several pages, and a change is told soon. */
    static final FolderPace BRISK =
            new FolderPace(10, Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofMinutes(5));

    static final String PLATFORM = "etsy";

    /** A seller drops one product after another, not a shelf full within a tick of the file system's clock. */
    private static final long BETWEEN_PRODUCTS_NANOS = 4_000_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final SteppedDisk disk = new SteppedDisk(this::happened);
    private final Map<ListingRef, List<TrueListing>> history = new LinkedHashMap<>();
    private final Set<Path> written = new HashSet<>();
    private boolean tellsMore;
    private int uploads;
    private int deletions;
    private int writes;
    private long ticks;

    FolderSimulator(Path folder) throws IOException {
        root = Files.createDirectories(folder.resolve("pictures")).toRealPath();
        Files.createDirectories(inbox());
    }

    /** The disk that the connector has to use. */
    SteppedDisk disk() {
        return disk;
    }

    Path inbox() {
        return root.resolve("inbox");
    }

    Path shelf(ListingRef listing) {
        return root.resolve("shelf").resolve(listing.id());
    }

    @Override
    public Settings settings() {
        return new Settings(Map.of("folder", root.toString(), "platforms", PLATFORM));
    }

    @Override
    public Steps steps() {
        return disk;
    }

    @Override
    public synchronized ListingRef seed(SeedListing listing) {
        long began = System.nanoTime();
        while (System.nanoTime() - began < BETWEEN_PRODUCTS_NANOS) {
            Thread.onSpinWait();
        }
        Sku sku = listing.skus().getFirst();
        ObjectNode manifest = JSON.createObjectNode().put("SKU", sku.value()).put("Title", listing.title());
        ArrayNode images = manifest.putArray("images");
        int number = 0;
        for (SeedListing.Picture picture : listing.pictures()) {
            String name = sku.pathSegment() + "/" + ++number + ".jpg";
            drop(inbox().resolve(name), picture.bytes());
            images.addObject().put("path", name).put("alt text", picture.altText());
        }
        var ref = new ListingRef(PLATFORM + "/" + sku.pathSegment());
        save(manifest(ref), manifest);
        remember(ref);
        return ref;
    }

    @Override
    public synchronized void edit(ListingRef listing, SellerEdit edit) {
        if (Files.exists(gallery(listing))) {
            editShelf(listing, edit);
        } else {
            editInbox(listing, edit);
        }
        remember(listing);
    }

    private void remember(ListingRef listing) {
        history.computeIfAbsent(listing, each -> new ArrayList<>()).add(truth(listing));
    }

    private void editInbox(ListingRef listing, SellerEdit edit) {
        ObjectNode manifest = load(manifest(listing));
        ArrayNode images = (ArrayNode) manifest.get("images");
        switch (edit) {
            case SellerEdit.Reordered() -> reverse(images);
            case SellerEdit.Described(int position, String altText) ->
                ((ObjectNode) images.get(position)).put("alt text", altText);
            case SellerEdit.Added(byte[] bytes) -> {
                String name = segment(listing) + "/added-" + ++ticks + ".jpg";
                drop(inbox().resolve(name), bytes);
                images.addObject().put("path", name);
            }
            case SellerEdit.Removed(int position) -> images.remove(position);
            case SellerEdit.Repainted(int position, byte[] bytes) ->
                drop(inbox().resolve(images.get(position).get("path").asText()), bytes);
        }
        save(manifest(listing), manifest);
    }

    private void editShelf(ListingRef listing, SellerEdit edit) {
        ObjectNode gallery = load(gallery(listing));
        ArrayNode pictures = (ArrayNode) gallery.get("pictures");
        switch (edit) {
            case SellerEdit.Reordered() -> {
                reverse(pictures);
                save(gallery(listing), gallery);
            }
            case SellerEdit.Described(int position, String altText) -> {
                ((ObjectNode) pictures.get(position)).put("altText", altText);
                save(gallery(listing), gallery);
            }
            case SellerEdit.Added(byte[] bytes) -> drop(shelf(listing).resolve("by hand " + ++ticks + ".jpg"), bytes);
            case SellerEdit.Removed(int position) -> remove(file(listing, pictures.get(position)));
            case SellerEdit.Repainted(int position, byte[] bytes) -> drop(file(listing, pictures.get(position)), bytes);
        }
    }

    @Override
    public synchronized void delete(ListingRef listing) {
        remove(manifest(listing));
        remove(inbox().resolve(segment(listing)));
        remove(shelf(listing));
    }

    @Override
    public synchronized TrueListing truth(ListingRef listing) {
        List<TrueListing.Picture> pictures = new ArrayList<>();
        Map<String, TrueListing.Picture> fresh = originals(listing);
        if (Files.exists(gallery(listing))) {
            JsonNode gallery = load(gallery(listing));
            gallery.get("originals")
                    .forEach(seen -> fresh.computeIfPresent(
                            seen.get("id").asText(),
                            (id, picture) -> revision(root.resolve(id))
                                            .equals(seen.get("revision").asText())
                                    ? null
                                    : picture));
            Set<Path> named = new HashSet<>();
            for (JsonNode each : gallery.get("pictures")) {
                Path file = file(listing, each);
                named.add(file);
                TrueListing.Picture replaced = fresh.remove(each.get("id").asText());
                if (replaced != null) {
                    pictures.add(replaced);
                } else if (Files.exists(file)) {
                    pictures.add(picture(
                            each.get("id").asText(), file, each.get("altText").asText()));
                }
            }
            children(shelf(listing)).stream()
                    .filter(file -> file.getFileName().toString().startsWith("by hand") && !named.contains(file))
                    .forEach(file -> pictures.add(picture("shelf/" + file.getFileName(), file, "")));
        }
        pictures.addAll(fresh.values());
        return new TrueListing(pictures, !pictures.isEmpty());
    }

    /** The seller's photographs by their id, in the manifest's order. */
    private Map<String, TrueListing.Picture> originals(ListingRef listing) {
        Map<String, TrueListing.Picture> originals = new LinkedHashMap<>();
        if (Files.exists(manifest(listing))) {
            load(manifest(listing)).get("images").forEach(image -> {
                String id = "inbox/" + image.get("path").asText();
                originals.put(
                        id, picture(id, root.resolve(id), image.path("alt text").asText()));
            });
        }
        return originals;
    }

    private static TrueListing.Picture picture(String id, Path file, String altText) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return new TrueListing.Picture(id, bytes, dev.packshot.catalog.Digest.of(bytes), altText, Set.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized List<TrueListing> history(ListingRef listing) {
        return List.copyOf(history.getOrDefault(listing, List.of()));
    }

    @Override
    public synchronized Effects effects() {
        return new Effects(uploads, deletions, writes);
    }

    @Override
    public synchronized void misbehave(Misbehaviour misbehaviour) {
        if (misbehaviour == Misbehaviour.TELLS_MORE) {
            tellsMore = true;
            history.keySet().forEach(listing -> save(manifest(listing), load(manifest(listing))));
        }
    }

    @Override
    public void close() {
        // The folder is the test's.
    }

    /** Counts what an operation of the connector did, and looks at what buyers see then. */
    private synchronized void happened(String what, Path from, Path to) {
        String name = to.getFileName().toString();
        boolean picture = name.endsWith(".jpg");
        switch (what) {
            case "write" -> written.add(to);
            case "delete" -> deletions += picture ? 1 : 0;
            case "rename" -> {
                uploads += written.remove(from) && name.contains("_ps") ? 1 : 0;
                writes++;
                if (tellsMore && name.equals("gallery.json")) {
                    save(to, load(to));
                }
            }
            default -> {}
        }
        List.copyOf(history.keySet()).stream()
                .filter(listing -> to.startsWith(shelf(listing)))
                .forEach(this::remember);
    }

    private Path gallery(ListingRef listing) {
        return shelf(listing).resolve("gallery.json");
    }

    private Path manifest(ListingRef listing) {
        return inbox().resolve(segment(listing) + ".json");
    }

    private Path file(ListingRef listing, JsonNode picture) {
        return shelf(listing).resolve(picture.get("file").asText());
    }

    private static String segment(ListingRef listing) {
        return listing.id().substring(listing.id().indexOf('/') + 1);
    }

    private static void reverse(ArrayNode array) {
        List<JsonNode> nodes = new ArrayList<>();
        array.forEach(nodes::addFirst);
        array.removeAll().addAll(nodes);
    }

    private static String revision(Path file) {
        try {
            Instant modified = Files.getLastModifiedTime(file).toInstant();
            return "%d-%d.%09d".formatted(Files.size(file), modified.getEpochSecond(), modified.getNano());
        } catch (IOException e) {
            return "gone";
        }
    }

    /** People don't write twice within a tick of the file system's clock, so each writing has a time of its own. */
    private void drop(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            Files.setLastModifiedTime(
                    file, FileTime.from(Instant.now().minusSeconds(86_400).plusMillis(++ticks)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode load(Path file) {
        try {
            return (ObjectNode) JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void save(Path file, ObjectNode content) {
        try {
            if (tellsMore) {
                content.put("exportedBy", "a PIM").putObject("more").put("than", "agreed on");
                content.path("pictures").forEach(picture -> ((ObjectNode) picture).put("photographer", "Ada"));
                content.path("images").forEach(image -> ((ObjectNode) image).put("photographer", "Ada"));
            }
            Path part = file.resolveSibling("." + file.getFileName() + ".part");
            JSON.writeValue(part.toFile(), content);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
