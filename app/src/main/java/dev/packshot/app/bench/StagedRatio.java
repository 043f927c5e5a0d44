package dev.packshot.app.bench;

import dev.packshot.catalog.Platform;
import dev.packshot.catalog.Sku;
import dev.packshot.catalog.Slot;
import dev.packshot.pipeline.CutPhotograph;
import dev.packshot.pipeline.PackshotPipeline;
import dev.packshot.pipeline.Photograph;
import dev.packshot.pipeline.Rendered;
import dev.packshot.pipeline.recipe.Recipe;
import dev.packshot.pipeline.render.RenditionMetadata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A picture made in three steps from kept bytes, as a server does that commits after each, beside the same picture made
 * in one go: cut-out with mask, renditions, inspection. On one thread; storage itself isn't counted.
 */
final class StagedRatio {
    private static final int ROUNDS = 3;
    private static final Sku SKU = new Sku("bench");

    private final PackshotPipeline pipeline;
    private final Recipe recipe;

    StagedRatio(PackshotPipeline pipeline, Recipe recipe) {
        this.pipeline = pipeline;
        this.recipe = recipe;
    }

    /**
     * What steps cost.
     *
     * @param ratio time in steps over time in one go, picture by picture
     * @param megabytes size of a kept cut-out
     */
    record Cost(Samples ratio, Samples megabytes) {}

    /** Measures each photograph in turns. */
    Cost measure(List<byte[]> photographs) {
        List<Double> steps = new ArrayList<>();
        List<Double> oneGo = new ArrayList<>();
        List<Double> megabytes = new ArrayList<>();
        for (int round = -1; round < ROUNDS; round++) {
            for (byte[] photograph : photographs) {
                long start = System.nanoTime();
                int stored = steps(photograph);
                long between = System.nanoTime();
                pipeline.shoot(new Photograph(photograph, SKU, Slot.MAIN, ""), recipe, List.of(), true);
                long end = System.nanoTime();
                // The first round warms both up.
                if (round >= 0) {
                    steps.add((double) (between - start));
                    oneGo.add((double) (end - between));
                    megabytes.add(stored / 1e6);
                }
            }
        }
        return new Cost(Samples.ratios(steps, oneGo), new Samples(megabytes));
    }

    /** Bytes of the cut-out that was kept between the steps. */
    private int steps(byte[] photograph) {
        CutPhotograph cut = pipeline.cutOut(photograph);
        var metadata = new RenditionMetadata(SKU, "", cut.appraisal().sourceType());
        Map<Platform, byte[]> files = new LinkedHashMap<>();
        for (Rendered rendered : pipeline.render(cut.cutout(), Slot.MAIN, metadata, recipe, List.of())) {
            files.put(
                    rendered.rendition().spec().platform(), rendered.rendition().bytes());
        }
        pipeline.inspect(cut.cutout(), Slot.MAIN, files, recipe, List.of());
        return cut.cutout().length;
    }
}
