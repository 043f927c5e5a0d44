package dev.packshot.engine.work;

import dev.packshot.engine.work.WorkQueue.WorkAdded;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Items that do nothing, done by nodes of their own: what is left is what the queue itself costs. */
@Singleton
public final class QueueDrill {
    /** Of so many shops, so that none meets the end of its share. */
    private static final List<UUID> SHOPS =
            IntStream.range(0, 8).mapToObj(n -> new UUID(0, n)).toList();

    private final Instance<DataSource> source;
    private final WorkConfig config;
    private final Shift shift;
    private final Idler idler;
    private final WorkQueue queue;
    private final Clock clock;
    private final List<Crew> nodes = new CopyOnWriteArrayList<>();

    QueueDrill(Instance<DataSource> source, WorkConfig config, Shift shift, Idler idler, WorkQueue queue, Clock clock) {
        this.source = source;
        this.config = config;
        this.shift = shift;
        this.idler = idler;
        this.queue = queue;
        this.clock = clock;
    }

    /** Adds items in one transaction, or in the caller's. */
    public void add(List<String> ids) {
        List<WorkItem> items = ids.stream()
                .map(id -> new WorkItem(Idler.DRILL, id, SHOPS.get(Math.floorMod(id.hashCode(), SHOPS.size())), ""))
                .toList();
        queue.addAll(items, Urgency.ROUTINE, clock.instant());
    }

    /**
     * Lets nodes work.
     *
     * @param count how many, side by side as processes would be
     * @param done told each item that is done, from several threads
     */
    public void start(int count, Consumer<String> done) {
        idler.done = done;
        for (int i = 0; i < count; i++) {
            var crew = new Crew(source, config, new Node(), shift, List.of(idler), begun -> {});
            crew.start();
            nodes.add(crew);
        }
    }

    /** Lets the nodes come to their end. */
    public void stop() {
        nodes.parallelStream().forEach(Crew::stop);
        nodes.clear();
    }

    /** Only the node that adds is told at once; the others look by themselves, as other processes do. */
    void added(@Observes(during = TransactionPhase.AFTER_SUCCESS) WorkAdded work) {
        nodes.stream().limit(1).forEach(node -> node.added(work));
    }

    /** Does nothing. */
    @Singleton
    static final class Idler implements Worker {
        static final String DRILL = "drill";

        private volatile Consumer<String> done = id -> {};

        @Override
        public String stage() {
            return DRILL;
        }

        @Override
        public Pool pool() {
            return Pool.IO;
        }

        @Override
        public RetryPolicy retries() {
            return RetryPolicy.retry(1)
                    .startingAt(Duration.ofSeconds(1))
                    .doublingUpTo(Duration.ofSeconds(1))
                    .thenQuarantine();
        }

        @Override
        public void work(WorkItem item) {
            done.accept(item.id());
        }
    }
}
