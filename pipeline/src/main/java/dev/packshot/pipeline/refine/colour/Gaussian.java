package dev.packshot.pipeline.refine.colour;

/**
 * A weighted Gaussian of sRGB colours (0..255) with full covariance, gathered sample by sample. {@link #fit} turns the
 * sums into parameters.
 */
final class Gaussian {
    /** Variance added to each channel: noise and rounding that a few flat samples don't show. */
    private static final double FLOOR = 6;

    private final double[] sums = new double[10];
    private final double[] mean = new double[3];
    private final double[] covariance = new double[6];
    private final double[] inverse = new double[6];
    private double logScale;

    void clear() {
        java.util.Arrays.fill(sums, 0);
    }

    void add(double r, double g, double b) {
        sums[0]++;
        sums[1] += r;
        sums[2] += g;
        sums[3] += b;
        sums[4] += r * r;
        sums[5] += r * g;
        sums[6] += r * b;
        sums[7] += g * g;
        sums[8] += g * b;
        sums[9] += b * b;
    }

    double count() {
        return sums[0];
    }

    double mean(int channel) {
        return mean[channel];
    }

    /** Covariance as xx, xy, xz, yy, yz, zz. */
    double[] covariance() {
        return covariance;
    }

    /** Computes mean, covariance and density from the samples, of which there is at least one. */
    void fit(double totalCount) {
        double n = sums[0];
        for (int c = 0; c < 3; c++) {
            mean[c] = sums[1 + c] / n;
        }
        for (int i = 0, k = 0; i < 3; i++) {
            for (int j = i; j < 3; j++, k++) {
                covariance[k] = sums[4 + k] / n - mean[i] * mean[j] + (i == j ? FLOOR : 0);
            }
        }
        double determinant = Symmetric.invert(covariance, inverse);
        logScale = Math.log(n / totalCount) - 0.5 * Math.log(determinant) - 1.5 * Math.log(2 * Math.PI);
    }

    /** Minus logarithm of weight × density at a colour. */
    double cost(double r, double g, double b) {
        double x = r - mean[0];
        double y = g - mean[1];
        double z = b - mean[2];
        double form = inverse[0] * x * x
                + inverse[3] * y * y
                + inverse[5] * z * z
                + 2 * (inverse[1] * x * y + inverse[2] * x * z + inverse[4] * y * z);
        return 0.5 * form - logScale;
    }
}
