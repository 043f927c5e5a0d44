package dev.packshot.engine.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.packshot.engine.work.WorkQueue.WorkAdded;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Those who work in this process: one db-scheduler for each pool. They begin when {@link #start} is called. */
@Singleton
public final class Crew {
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration FOR_EVER = Duration.ofDays(365_000);

    private final Instance<DataSource> source;
    private final WorkConfig config;
    private final Node node;
    private final Shift shift;
    private final List<Worker> workers;
    private final Consumer<Started> started;
    private final AtomicReference<Map<Pool, Scheduler>> running = new AtomicReference<>(Map.of());

    @Inject
    Crew(
            Instance<DataSource> source,
            WorkConfig config,
            Node node,
            Shift shift,
            @All List<Worker> workers,
            Event<Started> started) {
        this(source, config, node, shift, workers, (Consumer<Started>) started::fire);
    }

    /** A node that tells only {@code started}. */
    Crew(
            Instance<DataSource> source,
            WorkConfig config,
            Node node,
            Shift shift,
            List<Worker> workers,
            Consumer<Started> started) {
        this.source = source;
        this.config = config;
        this.node = node;
        this.shift = shift;
        this.workers = workers;
        this.started = started;
    }

    /** Told when a node begins to work. */
    public record Started() {}

    /** Begins to work. Nothing happens when it has begun. */
    public synchronized void start() {
        if (!config.enabled() || working()) {
            return;
        }
        Map<Pool, Scheduler> schedulers = new EnumMap<>(Pool.class);
        for (Pool pool : Pool.values()) {
            Scheduler scheduler = scheduler(pool);
            scheduler.start();
            schedulers.put(pool, scheduler);
        }
        running.set(schedulers);
        started.accept(new Started());
    }

    /** Lets what runs come to its end, and takes nothing new. */
    public synchronized void stop() {
        // Side by side: each of them waits for what it runs.
        running.getAndSet(Map.of()).values().parallelStream().forEach(Scheduler::stop);
    }

    /** Whether this node works. */
    public boolean working() {
        return !running.get().isEmpty();
    }

    void added(@Observes(during = TransactionPhase.AFTER_SUCCESS) WorkAdded work) {
        Scheduler scheduler = running.get().get(work.pool());
        if (scheduler != null) {
            scheduler.triggerCheckForDueExecutions();
        }
    }

    void closing(@Observes ShutdownEvent event) {
        stop();
    }

    private Scheduler scheduler(Pool pool) {
        List<Task<?>> tasks = workers.stream()
                .filter(worker -> worker.pool() == pool)
                .<Task<?>>map(this::task)
                .toList();
        SchedulerBuilder builder = Scheduler.create(source.get(), tasks)
                .tableName(pool.table())
                .schedulerName(node::name)
                .serializer(new Text())
                .enablePriority()
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(config.poll())
                .heartbeatInterval(config.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(config.stop())
                // A node of another version may have stages that this one doesn't know: their items aren't its to
                // delete.
                .deleteUnresolvedAfter(FOR_EVER)
                // The judge says what is worth a line.
                .failureLogging(LogLevel.TRACE, false);
        return switch (pool) {
            case CPU ->
                builder.threads(config.pictures().orElse(Runtime.getRuntime().availableProcessors()))
                        .build();
            case IO ->
                builder.threads(config.calls())
                        .executorService(Executors.newThreadPerTaskExecutor(
                                Thread.ofVirtual().name("call-", 0).factory()))
                        .build();
        };
    }

    private Task<ItemData> task(Worker worker) {
        return Tasks.custom(worker.stage(), ItemData.class)
                .onFailure((complete, operations) -> shift.failed(worker, complete))
                .onDeadExecution((complete, operations) -> shift.died(worker, complete.getExecution()))
                .execute((instance, context) -> shift.work(worker, instance, context));
    }

    /** Items are stored as text that people can read. */
    private static final class Text implements Serializer {
        @Override
        public byte[] serialize(Object data) {
            return ((ItemData) data).text().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public <T> T deserialize(Class<T> type, byte[] stored) {
            return type.cast(ItemData.parse(new String(stored, StandardCharsets.UTF_8)));
        }
    }
}
