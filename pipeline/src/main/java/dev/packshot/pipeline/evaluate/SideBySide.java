package dev.packshot.pipeline.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Works through a list on a few platform threads (native calls would pin virtual ones). */
final class SideBySide {
    private SideBySide() {}

    /**
     * Maps every element.
     *
     * @param threads at least 1
     * @return results in the elements' order
     */
    static <A, B> List<B> map(List<A> elements, int threads, Function<A, B> work) throws InterruptedException {
        List<@Nullable B> results = new ArrayList<>(Collections.nCopies(elements.size(), null));
        var next = new AtomicInteger();
        var failure = new AtomicReference<@Nullable Throwable>();
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < Math.min(threads, elements.size()); i++) {
            workers.add(Thread.ofPlatform().name("evaluate-" + i).start(() -> {
                try {
                    for (int n = next.getAndIncrement(); n < elements.size(); n = next.getAndIncrement()) {
                        B result = work.apply(elements.get(n));
                        synchronized (results) {
                            results.set(n, result);
                        }
                    }
                } catch (RuntimeException | Error e) {
                    // No picture's fault (a network that doesn't run, say): all stop.
                    failure.compareAndSet(null, e);
                    next.set(elements.size());
                }
            }));
        }
        for (Thread worker : workers) {
            worker.join();
        }
        switch (failure.get()) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Throwable e -> throw new IllegalStateException("The evaluation ended early: " + e, e);
        }
        List<B> complete = new ArrayList<>();
        for (B result : results) {
            complete.add(java.util.Objects.requireNonNull(result));
        }
        return complete;
    }
}
