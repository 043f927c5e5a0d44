package dev.packshot.pipeline.matte;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;

/**
 * What a network makes of a picture whose answer is known: a shaded dark ball on a light sheet, 640 × 480. Anything that
 * finds products finds it, unless it is fed or read wrongly.
 */
public final class ModelTrial {
    private static final PixelSize PICTURE = new PixelSize(640, 480);
    private static final double RADIUS = 0.3 * PICTURE.shortest();
    /** Nearer to the outline than this share of the radius nothing is asked. */
    private static final double EDGE = 0.2;

    private final float[] values;
    private final ModelCard.Input input;

    private ModelTrial(float[] values, ModelCard.Input input) {
        this.values = values;
        this.input = input;
    }

    /**
     * Runs a network once on the CPU.
     *
     * @throws ModelUnavailable when it can't be run, or gives another number of values than its card says
     */
    public static ModelTrial run(ModelSource source) {
        ModelCard card = source.card();
        var settings = new InferenceSettings(
                Accelerator.CPU,
                card.variants().getFirst().precision(),
                Runtime.getRuntime().availableProcessors(),
                1);
        var tensor = new InputTensor(card.input());
        try (OnnxSession session = OnnxSession.open(source, settings);
                var memory = new PixelMemory(PICTURE.pixels() * 3);
                Raster ball = ball(memory)) {
            return new ModelTrial(session.run(tensor.of(ball, tensor.place(PICTURE)), 1)[0], card.input());
        }
    }

    /** Whether every value is a number. */
    public boolean finite() {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /** The least value as the graph gives it, before any activation. */
    public float least() {
        float least = Float.POSITIVE_INFINITY;
        for (float value : values) {
            least = Math.min(least, value);
        }
        return least;
    }

    /** The largest value as the graph gives it, before any activation. */
    public float most() {
        float most = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            most = Math.max(most, value);
        }
        return most;
    }

    /**
     * How well the ball is seen when the values are read in a way.
     *
     * @return mean coverage of the ball less that of the sheet: 1 is perfect, 0 blind, -1 inverted
     */
    public double contrast(ModelCard.Output output) {
        var map = new OutputMap(output);
        float[] coverage = map.coverage(values.clone());
        Letterbox place = input.letterbox() ? new InputTensor(input).place(PICTURE) : Letterbox.stretched(map.size());
        var matte = new Matte(place.content(), place.cut(coverage), "trial");
        return mean(matte, 0, RADIUS * (1 - EDGE)) - mean(matte, RADIUS * (1 + EDGE), Double.MAX_VALUE);
    }

    private static double mean(Matte matte, double from, double to) {
        double sum = 0;
        int count = 0;
        for (int y = 0; y < matte.size().height(); y++) {
            for (int x = 0; x < matte.size().width(); x++) {
                double distance = fromCentre(
                        (x + 0.5) / matte.size().width() * PICTURE.width(),
                        (y + 0.5) / matte.size().height() * PICTURE.height());
                if (distance >= from && distance < to) {
                    sum += matte.at(x, y);
                    count++;
                }
            }
        }
        return sum / Math.max(1, count);
    }

    private static double fromCentre(double x, double y) {
        return Math.hypot(x - PICTURE.width() / 2.0, y - PICTURE.height() / 2.0);
    }

    private static Raster ball(PixelMemory memory) {
        Raster picture = memory.allocate(PICTURE, 3);
        for (int y = 0; y < PICTURE.height(); y++) {
            for (int x = 0; x < PICTURE.width(); x++) {
                boolean inside = fromCentre(x + 0.5, y + 0.5) < RADIUS;
                int light = (int) Math.round(50 * (1 - (double) (x + y) / (PICTURE.width() + PICTURE.height())));
                picture.sample(x, y, 0, inside ? 110 + light : 228);
                picture.sample(x, y, 1, inside ? 20 + light : 226);
                picture.sample(x, y, 2, inside ? 25 + light : 220);
            }
        }
        return picture;
    }
}
