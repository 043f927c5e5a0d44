package dev.packshot.pipeline.evaluate.figure;

import dev.packshot.pipeline.evaluate.labels.Truth;
import dev.packshot.pipeline.raster.Raster;

/** How often each value of an answer lies on product and on ground: enough for IoU, MAE and Fβ. */
final class Overlap {
    private static final double BETA_SQUARED = 0.3;
    private static final int HALF = 128;

    private final long[] onProduct = new long[256];
    private final long[] onGround = new long[256];
    private long difference;
    private long count;

    static Overlap of(Raster found, Truth truth) {
        var overlap = new Overlap();
        byte[] answer = new byte[found.stride()];
        byte[] label = new byte[found.stride()];
        for (int y = 0; y < found.height(); y++) {
            found.readRow(y, answer);
            truth.alpha().readRow(y, label);
            for (int x = 0; x < answer.length; x++) {
                int expected = label[x] & 0xFF;
                if (truth.scored(expected)) {
                    overlap.add(answer[x] & 0xFF, expected);
                }
            }
        }
        return overlap;
    }

    private void add(int answer, int label) {
        (label >= HALF ? onProduct : onGround)[answer]++;
        difference += Math.abs(answer - label);
        count++;
    }

    double iou() {
        long either = sum(onProduct, 0) + sum(onGround, HALF);
        return either == 0 ? 1 : (double) sum(onProduct, HALF) / either;
    }

    double mae() {
        return count == 0 ? Double.NaN : difference / 255.0 / count;
    }

    double maxFBeta() {
        long product = sum(onProduct, 0);
        if (product == 0) {
            return Double.NaN;
        }
        double best = 0;
        long hit = 0;
        long found = 0;
        for (int threshold = 255; threshold > 0; threshold--) {
            hit += onProduct[threshold];
            found += onProduct[threshold] + onGround[threshold];
            if (hit > 0) {
                double precision = (double) hit / found;
                double recall = (double) hit / product;
                best = Math.max(best, (1 + BETA_SQUARED) * precision * recall / (BETA_SQUARED * precision + recall));
            }
        }
        return best;
    }

    private static long sum(long[] counts, int from) {
        long sum = 0;
        for (int value = from; value < counts.length; value++) {
            sum += counts[value];
        }
        return sum;
    }
}
