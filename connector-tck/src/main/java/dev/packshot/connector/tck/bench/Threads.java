package dev.packshot.connector.tck.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** The threads of this process by kind, to see whether somebody leaves some behind. */
public final class Threads {
    private static final long LOOK_AGAIN_NANOS = 5_000_000;

    private final Map<String, Long> before = byKind();
    private final Duration patience;

    Threads(Duration patience) {
        this.patience = patience;
    }

    /** Fails when, a little later, as many of a kind are still there as somebody was used. */
    public void expectNoneLeftOf(int uses) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!left(uses).isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        assertThat(left(uses)).as("threads that nobody ended").isEmpty();
    }

    /** A pool may grow by one or two; what is never ended grows with each use. */
    private Map<String, Long> left(int uses) {
        return byKind().entrySet().stream()
                .filter(kind -> kind.getValue() - before.getOrDefault(kind.getKey(), 0L) >= uses)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, Long> byKind() {
        return Thread.getAllStackTraces().keySet().stream()
                .collect(Collectors.groupingBy(
                        thread -> thread.getName().replaceAll("\\d+", "#"), Collectors.counting()));
    }
}
