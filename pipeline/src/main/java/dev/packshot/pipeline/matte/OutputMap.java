package dev.packshot.pipeline.matte;

import dev.packshot.catalog.PixelSize;

/** Turns what a network gives into coverages 0..1, as its card says. */
final class OutputMap {
    /** A map whose values lie closer together shows nothing that stretching could bring out. */
    private static final float FLAT = 1e-6f;

    private final ModelCard.Output output;

    OutputMap(ModelCard.Output output) {
        this.output = output;
    }

    /** Size of the map that comes out. */
    PixelSize size() {
        return new PixelSize(output.width(), output.height());
    }

    /**
     * Activates and stretches a map in its place.
     *
     * @return the same array
     */
    float[] coverage(float[] map) {
        if (output.activation() == ModelCard.Activation.SIGMOID) {
            for (int i = 0; i < map.length; i++) {
                // StrictMath: the same bits on every machine.
                map[i] = (float) (1 / (1 + StrictMath.exp(-map[i])));
            }
        }
        if (output.stretch()) {
            stretch(map);
        }
        return map;
    }

    private static void stretch(float[] map) {
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float value : map) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        if (most - least > FLAT) {
            for (int i = 0; i < map.length; i++) {
                map[i] = (map[i] - least) / (most - least);
            }
        }
    }
}
