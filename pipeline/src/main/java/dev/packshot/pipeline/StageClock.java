package dev.packshot.pipeline;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** Adds up the time that one picture spends in each stage. */
final class StageClock {
    private final Map<Stage, Long> nanos = new EnumMap<>(Stage.class);

    <T> T in(Stage stage, Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            nanos.merge(stage, System.nanoTime() - start, Long::sum);
        }
    }

    /** Milliseconds by stage, in the stages' order. */
    Map<Stage, Double> milliseconds() {
        Map<Stage, Double> milliseconds = new EnumMap<>(Stage.class);
        nanos.forEach((stage, time) -> milliseconds.put(stage, time / 1e6));
        return milliseconds;
    }
}
