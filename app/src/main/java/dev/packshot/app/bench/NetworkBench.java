package dev.packshot.app.bench;

import dev.packshot.app.network.NamedModel;
import dev.packshot.app.sample.ScenePhotograph;
import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.intake.Intake;
import dev.packshot.pipeline.intake.Limits;
import dev.packshot.pipeline.intake.Original;
import dev.packshot.pipeline.raster.PixelMemory;
import java.util.ArrayList;
import java.util.List;

/**
 * What each network costs on one photograph of a megapixel, preparation included: alone on a thread, and pictures a
 * second with one caller on each of the threads. Networks take turns in each round, so that a busy moment of the machine
 * meets all of them.
 */
final class NetworkBench {
    private static final PixelSize PHOTOGRAPH = new PixelSize(1200, 900);
    private static final int ROUNDS = 7;
    private static final double LONG_ENOUGH_MS = 150;

    private NetworkBench() {}

    /**
     * What one network took.
     *
     * @param name as listed
     * @param milliseconds a picture, alone
     * @param ratio the same over the first network's, round by round
     * @param picturesPerSecond on all threads
     */
    record Cost(String name, Samples milliseconds, Samples ratio, Samples picturesPerSecond) {}

    /**
     * Measures.
     *
     * @param networks at least one; the others are compared with the first
     * @param threads callers at a time, at least 1
     */
    static List<Cost> measure(List<NamedModel> networks, int threads) throws InterruptedException {
        List<List<Double>> alone = lists(networks.size());
        List<List<Double>> together = lists(networks.size());
        try (var memory = new PixelMemory(64L << 20)) {
            Original photograph = new Intake(Limits.DEFAULT).open(ScenePhotograph.jpeg(PHOTOGRAPH, 1), memory);
            int[] runs = networks.stream()
                    .mapToInt(network -> runs(network, photograph))
                    .toArray();
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 0; i < runs.length; i++) {
                    alone.get(i).add(seconds(networks.get(i), photograph, 1, runs[i]) * 1000 / runs[i]);
                    together.get(i).add(threads * runs[i] / seconds(networks.get(i), photograph, threads, runs[i]));
                }
            }
        }
        List<Cost> costs = new ArrayList<>();
        for (int i = 0; i < networks.size(); i++) {
            costs.add(new Cost(
                    networks.get(i).name(),
                    new Samples(alone.get(i)),
                    Samples.ratios(alone.get(i), alone.getFirst()),
                    new Samples(together.get(i))));
        }
        return costs;
    }

    /** Warms a network up and says how many pictures take long enough to be timed. */
    private static int runs(NamedModel network, Original photograph) {
        network.model().matte(photograph);
        long start = System.nanoTime();
        network.model().matte(photograph);
        return 1 + (int) (LONG_ENOUGH_MS * 1e6 / Math.max(1, System.nanoTime() - start));
    }

    private static double seconds(NamedModel network, Original photograph, int threads, int runs)
            throws InterruptedException {
        long start = System.nanoTime();
        List<Thread> callers = new ArrayList<>();
        for (int caller = 0; caller < threads; caller++) {
            callers.add(Thread.ofPlatform().start(() -> {
                for (int run = 0; run < runs; run++) {
                    network.model().matte(photograph);
                }
            }));
        }
        for (Thread caller : callers) {
            caller.join();
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static List<List<Double>> lists(int count) {
        List<List<Double>> lists = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }
}
