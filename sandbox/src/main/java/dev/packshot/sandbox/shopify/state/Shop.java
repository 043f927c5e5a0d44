package dev.packshot.sandbox.shopify.state;

import dev.packshot.sandbox.shopify.gallery.FileState;
import dev.packshot.sandbox.shopify.gallery.MediaFile;
import dev.packshot.sandbox.shopify.picture.FileName;
import dev.packshot.sandbox.shopify.shop.Effects;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.shop.ShopEvent;
import dev.packshot.sandbox.shopify.shop.Trap;
import dev.packshot.sandbox.shopify.shop.TrueProduct;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** One shop. Whoever reads or changes it does so as one step; before each, time catches up. Safe for several threads. */
public final class Shop {
    private final ReentrantLock lock = new ReentrantLock();
    private final String domain;
    private final Surroundings surroundings;
    private final ShopState state = new ShopState();
    private final Files files;
    private final Processing processing;
    private final Sight sight = new Sight(state);

    /** An empty shop. */
    public Shop(String domain, Surroundings surroundings) {
        this.domain = domain;
        this.surroundings = surroundings;
        this.files = new Files(state, surroundings, domain);
        this.processing = new Processing(state, files);
    }

    /** Such as {@code corner.myshopify.com}. */
    public String domain() {
        return domain;
    }

    /** Where buyers see a version of a picture. */
    public URI shown(FileState.Version version) {
        return surroundings.addresses().shown(domain, version.name().text(), version.number());
    }

    /** A new passing address of what was uploaded for a file. */
    public URI original(MediaFile file) {
        return surroundings.addresses().original(domain, file.id(), file.name().text());
    }

    /** Its files; only within a step. */
    public Files files() {
        return files;
    }

    /** How long a picture is processed. */
    public Duration processing() {
        return surroundings.processing();
    }

    /** Reads or changes the shop in one step: buyers see what was before or what is after. */
    public <T> T step(Function<ShopState, T> step) {
        return step(surroundings.clock().instant(), step);
    }

    /** Finishes everything that takes its time, now. */
    public void settle() {
        step(Instant.MAX, unused -> true);
    }

    /** Switches a trap. */
    public void set(Trap trap, boolean on) {
        state.set(trap, on);
    }

    /** Whether a trap is set. Can be asked at any time, also within a step. */
    public boolean has(Trap trap) {
        return state.has(trap);
    }

    /** Whether a trap is set; it isn't any more afterwards. */
    public boolean spring(Trap trap) {
        return state.spring(trap);
    }

    /** What it says when a trap makes it refuse pictures. */
    public void say(String words) {
        step(held -> {
            held.say(words);
            return words;
        });
    }

    /** What a buyer sees of a product now. */
    public Optional<TrueProduct> truth(Gid product) {
        return step(held -> held.product(product).map(sight::now));
    }

    /** What a buyer sees of every product now, the newest first. */
    public List<TrueProduct> truth() {
        return step(held ->
                List.copyOf(held.products()).reversed().stream().map(sight::now).toList());
    }

    /** What buyers could have seen of a product, in order. */
    public List<TrueProduct> history(Gid product) {
        return step(unused -> sight.history(product));
    }

    /** What was done through the interface. */
    public Effects effects() {
        return step(held -> held.tally().effects());
    }

    /** A file was put at a staged address. */
    public void uploaded() {
        step(held -> {
            held.tally().add(Tally.Kind.UPLOAD);
            return held;
        });
    }

    /** What is shown under a file's name, as anybody can fetch it. */
    public Optional<FileState.Version> shown(String fileName) {
        return step(held -> FileName.of(fileName).flatMap(name -> held.file(name)
                .flatMap(file -> file.state().visible())
                .filter(version -> version.name().equals(name))));
    }

    /** What was uploaded for a file that shows. */
    public Optional<FileState.Version> original(Gid file) {
        return step(held -> held.file(file).flatMap(each -> each.state().told()));
    }

    private <T> T step(Instant reach, Function<ShopState, T> step) {
        var events = new ArrayList<ShopEvent>();
        T result;
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("A step isn't made within a step: use the state that was handed in");
        }
        lock.lock();
        try {
            state.at(surroundings.clock().instant());
            while (processing.endNext(reach)) {
                events.addAll(happened());
            }
            result = step.apply(state);
            events.addAll(happened());
        } finally {
            lock.unlock();
        }
        // A step within a step tells when the outer one has ended, too; both are past the lock of this thread only
        // then.
        events.forEach(surroundings.events()::happened);
        return result;
    }

    private List<ShopEvent> happened() {
        var events = new ArrayList<ShopEvent>();
        state.drainTouched().forEach((id, kind) -> {
            state.product(id).ifPresent(sight::look);
            events.add(new ShopEvent(domain, kind, id, state.now()));
        });
        return events;
    }
}
