package dev.packshot.engine.work;

import static java.time.Duration.ofMillis;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Workers that do what a test says. */
abstract sealed class Scripted implements Worker {
    /** What is done with an item. */
    interface Script {
        void play(WorkItem item) throws Exception;
    }

    private final Pool pool;
    volatile Script script = item -> {};
    volatile RetryPolicy policy = USUAL;

    /** Ids in the order in which they were begun. */
    final List<String> begun = new CopyOnWriteArrayList<>();

    private static final RetryPolicy USUAL = RetryPolicy.retry(3)
            .startingAt(ofMillis(10))
            .doublingUpTo(ofMillis(40))
            .thenQuarantine();

    private Scripted(Pool pool) {
        this.pool = pool;
    }

    void reset() {
        script = item -> {};
        policy = USUAL;
        begun.clear();
    }

    @Override
    public String stage() {
        return "test-" + pool;
    }

    @Override
    public Pool pool() {
        return pool;
    }

    @Override
    public RetryPolicy retries() {
        return policy;
    }

    @Override
    public void work(WorkItem item) throws Exception {
        begun.add(item.id());
        script.play(item);
    }

    /** On platform threads. */
    @Singleton
    static final class Picture extends Scripted {
        Picture() {
            super(Pool.CPU);
        }
    }

    /** On virtual threads. */
    @Singleton
    static final class Call extends Scripted {
        Call() {
            super(Pool.IO);
        }
    }
}
