package dev.packshot.pipeline;

import dev.packshot.pipeline.raster.PixelMemory;
import java.util.Map;
import java.util.function.Supplier;

/** Where one picture is worked on: its pixel memory, and the clock that runs meanwhile. */
final class Desk implements AutoCloseable {
    private final PixelMemory memory;
    private final StageClock clock = new StageClock();

    /**
     * An empty desk.
     *
     * @param budget most bytes of pixels at one time
     */
    Desk(long budget) {
        this.memory = new PixelMemory(budget);
    }

    PixelMemory memory() {
        return memory;
    }

    /** Does a stage's work and adds its time to that stage. */
    <T> T in(Stage stage, Supplier<T> work) {
        return clock.in(stage, work);
    }

    /** Milliseconds by stage so far. */
    Map<Stage, Double> milliseconds() {
        return clock.milliseconds();
    }

    /** Most bytes of pixels at one time so far. */
    long peakBytes() {
        return memory.peakBytes();
    }

    @Override
    public void close() {
        memory.close();
    }
}
