package dev.packshot.connector.cornershop;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.Sku;
import dev.packshot.connector.tck.simulator.Effects;
import dev.packshot.connector.tck.simulator.SeedListing;
import dev.packshot.connector.tck.simulator.SellerEdit;
import dev.packshot.connector.tck.simulator.TrueListing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The shop's shelves. Guarded by itself. */
final class ShopState {
    @SuppressWarnings("ArrayRecordComponent")
    record Picture(
            String id,
            String marker,
            Instant created,
            int revision,
            byte[] bytes,
            Digest upload,
            String alt,
            Set<Sku> shownBy) {}

    @SuppressWarnings("ArrayRecordComponent")
    record Upload(String id, String marker, byte[] bytes, Digest upload) {}

    static final class Item {
        final String id;
        final String title;
        final List<Sku> skus;
        final Map<String, Upload> uploads = new LinkedHashMap<>();
        final List<TrueListing> history = new ArrayList<>();
        List<Picture> gallery = List.of();
        long changed;
        long described;

        Item(String id, String title, List<Sku> skus) {
            this.id = id;
            this.title = title;
            this.skus = skus;
        }

        TrueListing truth() {
            return new TrueListing(
                    gallery.stream()
                            .map(each -> new TrueListing.Picture(
                                    each.id(), each.bytes(), each.upload(), each.alt(), each.shownBy()))
                            .toList(),
                    !gallery.isEmpty());
        }
    }

    private static final long MOMENT_MILLIS = 200;

    private final Map<String, Item> items = new TreeMap<>();
    private long clock;
    private int ids;
    private int uploads;
    private int deletions;
    private int writes;

    synchronized String seed(SeedListing seed) {
        var item = new Item("l%05d".formatted(++ids), seed.title(), seed.skus());
        items.put(item.id, item);
        List<Picture> gallery = seed.pictures().stream()
                .map(each -> picture("", each.bytes(), each.altText(), each.shownBy()))
                .toList();
        change(item, gallery, true);
        return item.id;
    }

    synchronized void edit(String id, SellerEdit edit) {
        Item item = Objects.requireNonNull(items.get(id));
        var gallery = new ArrayList<>(item.gallery);
        switch (edit) {
            case SellerEdit.Reordered() -> Collections.reverse(gallery);
            case SellerEdit.Added(byte[] bytes) -> gallery.add(picture("", bytes, "", Set.of()));
            case SellerEdit.Removed(int position) -> gallery.remove(position);
            case SellerEdit.Described(int position, String alt) ->
                replace(
                        gallery,
                        position,
                        it -> new Picture(
                                it.id(),
                                it.marker(),
                                it.created(),
                                it.revision(),
                                it.bytes(),
                                it.upload(),
                                alt,
                                it.shownBy()));
            case SellerEdit.Repainted(int position, byte[] bytes) ->
                replace(
                        gallery,
                        position,
                        it -> new Picture(
                                it.id(),
                                it.marker(),
                                it.created(),
                                it.revision() + 1,
                                bytes,
                                Digest.of(bytes),
                                it.alt(),
                                it.shownBy()));
        }
        change(item, gallery, !(edit instanceof SellerEdit.Repainted));
    }

    synchronized void delete(String id) {
        items.remove(id);
        clock++;
        notifyAll();
    }

    synchronized @Nullable Item item(String id) {
        return items.get(id);
    }

    synchronized Collection<Item> items() {
        return List.copyOf(items.values());
    }

    synchronized Effects effects() {
        return new Effects(uploads, deletions, writes);
    }

    synchronized long now() {
        return clock;
    }

    /** Waits a moment for something to happen after a time. */
    synchronized long awaitAfter(long time) throws InterruptedException {
        long deadline = System.nanoTime() + MOMENT_MILLIS * 1_000_000;
        while (clock <= time && System.nanoTime() < deadline) {
            wait(MOMENT_MILLIS);
        }
        return clock;
    }

    synchronized Upload upload(Item item, String marker, byte[] bytes, Digest digest) {
        uploads++;
        writes++;
        var upload = new Upload("f" + ++ids, marker, bytes, digest);
        item.uploads.put(upload.id(), upload);
        return upload;
    }

    synchronized void countWrite() {
        writes++;
    }

    /** Makes a gallery of what there is and what was uploaded. */
    synchronized void apply(Item item, List<ShopOrder.Line> lines) {
        List<Picture> gallery = new ArrayList<>();
        for (ShopOrder.Line line : lines) {
            Picture there = item.gallery.stream()
                    .filter(each -> each.id().equals(line.picture()))
                    .findFirst()
                    .orElse(null);
            Upload upload = line.file() == null ? null : item.uploads.get(line.file());
            Picture made = upload == null
                    ? Objects.requireNonNull(there)
                    : picture(upload.marker(), upload.bytes(), "", Set.of());
            gallery.add(new Picture(
                    there == null ? made.id() : there.id(),
                    made.marker(),
                    made.created(),
                    there == null || upload == null ? made.revision() : there.revision() + 1,
                    made.bytes(),
                    upload == null ? made.upload() : upload.upload(),
                    line.alt(),
                    line.shownBy()));
            if (upload != null) {
                item.uploads.remove(upload.id());
            }
        }
        Set<String> stay = Set.copyOf(gallery.stream().map(Picture::id).toList());
        deletions += (int)
                item.gallery.stream().filter(each -> !stay.contains(each.id())).count();
        change(item, gallery, true);
    }

    private Picture picture(String marker, byte[] bytes, String alt, Set<Sku> shownBy) {
        return new Picture("p" + ++ids, marker, Instant.now(), 1, bytes, Digest.of(bytes), alt, shownBy);
    }

    private void change(Item item, List<Picture> gallery, boolean described) {
        item.gallery = List.copyOf(gallery);
        item.changed = ++clock;
        if (described) {
            item.described = clock;
        }
        item.history.add(item.truth());
        notifyAll();
    }

    private static void replace(List<Picture> gallery, int position, UnaryOperator<Picture> by) {
        gallery.set(position, by.apply(gallery.get(position)));
    }
}
