package dev.packshot.sandbox.shopify.state;

import dev.packshot.sandbox.shopify.gallery.FileState;
import dev.packshot.sandbox.shopify.gallery.MediaFile;
import dev.packshot.sandbox.shopify.gallery.Product;
import dev.packshot.sandbox.shopify.gallery.ReorderJob;
import dev.packshot.sandbox.shopify.picture.FileName;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.shop.ShopEvent;
import dev.packshot.sandbox.shopify.shop.Trap;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** All that a shop holds. Only touched while {@link Shop} holds its lock; the traps at any time. */
public final class ShopState {
    /** As many digits as Shopify's have: an int doesn't hold them. */
    private static final long FIRST_NUMBER = 10_000_000_000_001L;

    private final Map<Gid, Product> products = new TreeMap<>();
    private final Map<Gid, MediaFile> files = new TreeMap<>();
    private final Map<FileName, Gid> names = new HashMap<>();
    private final Set<Gid> unfinished = new TreeSet<>();
    private final Map<Gid, ReorderJob> jobs = new TreeMap<>();
    private final Set<Trap> traps = ConcurrentHashMap.newKeySet();
    private final Map<Gid, ShopEvent.Kind> touched = new LinkedHashMap<>();
    private final Tally tally = new Tally();
    private long next = FIRST_NUMBER;
    private Instant instant = Instant.EPOCH;
    private String words = "This picture is not good enough";

    /** The present second: Shopify tells times in whole ones. */
    public Instant now() {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The present instant. */
    public Instant instant() {
        return instant;
    }

    /** All products, oldest first. */
    public Collection<Product> products() {
        return products.values();
    }

    /** A product, if it is there. */
    public Optional<Product> product(Gid id) {
        return Optional.ofNullable(products.get(id));
    }

    /** All files, oldest first. */
    public Collection<MediaFile> files() {
        return files.values();
    }

    /** A file, if it is there. */
    public Optional<MediaFile> file(Gid id) {
        return Optional.ofNullable(files.get(id));
    }

    /** A job, if it is there. */
    public Optional<ReorderJob> job(Gid id) {
        return Optional.ofNullable(jobs.get(id));
    }

    /** What was done through the interface. */
    public Tally tally() {
        return tally;
    }

    /** Whether a trap is set. */
    public boolean has(Trap trap) {
        return traps.contains(trap);
    }

    /** What the shop says when a trap makes it refuse pictures. */
    public String words() {
        return words;
    }

    /** A number that was never given before. */
    public Gid newId(String type) {
        return new Gid(type, next++);
    }

    /** Keeps a product as it is now: its updatedAt moves. */
    public void save(Product product) {
        boolean known = products.put(product.id(), product.at(now())) != null;
        touched.merge(
                product.id(),
                known ? ShopEvent.Kind.UPDATED : ShopEvent.Kind.CREATED,
                (before, after) -> before == ShopEvent.Kind.CREATED ? before : after);
    }

    /** Keeps a file as it is now: all products that show it are changed with it. */
    public void save(MediaFile file) {
        forget(file.id());
        files.put(file.id(), file);
        names.put(file.name(), file.id());
        file.state().visible().ifPresent(version -> names.put(version.name(), file.id()));
        if (file.state() instanceof FileState.Arriving || file.state() instanceof FileState.Replacing) {
            unfinished.add(file.id());
        }
        file.products().forEach(id -> product(id).ifPresent(this::save));
    }

    /** Keeps a job as it is now. */
    public void save(ReorderJob job) {
        jobs.put(job.id(), job);
    }

    /** Destroys a product; its files stay. */
    public void remove(Product product) {
        product.media().forEach(id -> file(id).ifPresent(file -> files.put(id, file.off(product.id()))));
        products.remove(product.id());
        touched.put(product.id(), ShopEvent.Kind.DELETED);
    }

    /** Destroys a file, which no product shows any more. */
    public void remove(MediaFile file) {
        forget(file.id());
    }

    /** The file that has a name, or had it until its replacement is done. */
    public Optional<MediaFile> file(FileName name) {
        return Optional.ofNullable(names.get(name)).flatMap(this::file);
    }

    /** Files that something will become of. */
    List<MediaFile> unfinished() {
        return unfinished.stream().flatMap(id -> file(id).stream()).toList();
    }

    private void forget(Gid id) {
        MediaFile former = files.remove(id);
        if (former != null) {
            names.remove(former.name());
            former.state().visible().ifPresent(version -> names.remove(version.name()));
            unfinished.remove(id);
        }
    }

    Collection<ReorderJob> jobs() {
        return jobs.values();
    }

    void at(Instant present) {
        instant = present;
    }

    void set(Trap trap, boolean on) {
        if (on) {
            traps.add(trap);
        } else {
            traps.remove(trap);
        }
    }

    boolean spring(Trap trap) {
        return traps.remove(trap);
    }

    void say(String other) {
        words = other;
    }

    /** Moves the updatedAt of all products, as orders do, and nothing else. */
    public void rustle() {
        products.replaceAll((id, product) -> product.at(
                now().isAfter(product.updatedAt()) ? now() : product.updatedAt().plusSeconds(1)));
    }

    /** What happened to products since this was last asked. */
    Map<Gid, ShopEvent.Kind> drainTouched() {
        Map<Gid, ShopEvent.Kind> happened = new LinkedHashMap<>(touched);
        touched.clear();
        return happened;
    }
}
