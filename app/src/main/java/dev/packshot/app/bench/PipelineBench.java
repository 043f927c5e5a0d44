package dev.packshot.app.bench;

import dev.packshot.app.sample.ScenePhotograph;
import dev.packshot.catalog.Digest;
import dev.packshot.catalog.PixelSize;
import dev.packshot.catalog.Sku;
import dev.packshot.catalog.Slot;
import dev.packshot.pipeline.PackshotPipeline;
import dev.packshot.pipeline.Photograph;
import dev.packshot.pipeline.Shot;
import dev.packshot.pipeline.Stage;
import dev.packshot.pipeline.recipe.Recipe;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Runs generated photographs through the whole pipeline on a few threads. */
final class PipelineBench {
    private final PackshotPipeline pipeline;
    private final Recipe recipe;
    private final int workers;

    PipelineBench(PackshotPipeline pipeline, Recipe recipe, int workers) {
        this.pipeline = pipeline;
        this.recipe = recipe;
        this.workers = workers;
    }

    /**
     * What a run took.
     *
     * @param pictures how many were made
     * @param seconds wall clock
     * @param milliseconds wall clock of each picture's stages
     * @param first digests of each distinct photograph's renditions when it was made first
     * @param changed photographs whose renditions differed at a later time
     */
    record Run(
            int pictures,
            double seconds,
            Map<Stage, Samples> milliseconds,
            Map<Integer, List<Digest>> first,
            List<Integer> changed) {
        /** Median milliseconds of a stage, 0 when it never ran. */
        double median(Stage stage) {
            Samples samples = milliseconds.get(stage);
            return samples == null ? 0 : samples.median();
        }

        double picturesPerHour() {
            return pictures / seconds * 3600;
        }
    }

    /** Distinct photographs of one size. */
    static List<byte[]> photographs(PixelSize size, int count) {
        List<byte[]> photographs = new ArrayList<>();
        for (int seed = 0; seed < count; seed++) {
            photographs.add(ScenePhotograph.jpeg(size, seed));
        }
        return photographs;
    }

    /**
     * Makes pictures, going round the photographs.
     *
     * @param pictures how many in all
     * @param after told how many are made, after each one
     */
    Run run(List<byte[]> photographs, int pictures, IntConsumer after) throws InterruptedException {
        Map<Stage, List<Double>> times = new EnumMap<>(Stage.class);
        Map<Integer, List<Digest>> first = new ConcurrentHashMap<>();
        List<Integer> changed = new ArrayList<>();
        var next = new AtomicInteger();
        var done = new AtomicInteger();
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int n = next.getAndIncrement(); n < pictures; n = next.getAndIncrement()) {
                    int photograph = n % photographs.size();
                    Shot shot = shoot(photographs.get(photograph), photograph);
                    List<Digest> digests = shot.renditions().stream()
                            .map(judged -> judged.rendition().digest())
                            .toList();
                    List<Digest> earlier = first.putIfAbsent(photograph, digests);
                    synchronized (times) {
                        shot.milliseconds()
                                .forEach((stage, time) -> times.computeIfAbsent(stage, s -> new ArrayList<>())
                                        .add(time));
                        if (earlier != null && !earlier.equals(digests)) {
                            changed.add(photograph);
                        }
                    }
                    after.accept(done.incrementAndGet());
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Map<Stage, Samples> samples = new EnumMap<>(Stage.class);
        times.forEach((stage, values) -> samples.put(stage, new Samples(values)));
        return new Run(pictures, seconds, samples, first, changed);
    }

    private Shot shoot(byte[] photograph, int number) {
        return pipeline.shoot(
                new Photograph(photograph, new Sku("bench-" + number), Slot.MAIN, ""), recipe, List.of(), false);
    }
}
