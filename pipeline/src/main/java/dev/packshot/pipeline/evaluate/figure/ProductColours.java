package dev.packshot.pipeline.evaluate.figure;

import dev.packshot.catalog.PixelSize;

/**
 * Colours of product and ground under a known alpha: Germer, Uelwer, Conrad and Harmeling, "Fast Multi-Level Foreground
 * Estimation" (ICPR 2020). Solved from one pixel up to full size, each level starting with the colours of the one before;
 * at each pixel F and B minimise (αF + (1 − α)B − I)² + Σ (ε + |∇α|) ((F − Fₙ)² + (B − Bₙ)²) over its four neighbours.
 *
 * <p>Another method than the pipeline's own on purpose: what is measured must not be its own measure.
 */
final class ProductColours {
    private static final float SMOOTHNESS = 1e-5f;
    private static final int SMALL = 32;
    private static final int ROUNDS_WHEN_SMALL = 10;
    private static final int ROUNDS = 2;

    private final PixelSize size;
    private final byte[] rgb;
    private final int[] alpha;

    /**
     * Prepares.
     *
     * @param rgb H×W×3, 0..255
     * @param alpha H×W, 0..255
     */
    ProductColours(PixelSize size, byte[] rgb, int[] alpha) {
        this.size = size;
        this.rgb = rgb;
        this.alpha = alpha;
    }

    /** Colours of the product, H×W×3, 0..255; also where there is none of it, continued from where there is. */
    float[] estimate() {
        int levels = (int) Math.ceil(Math.log(size.longest()) / Math.log(2));
        var level = new Level(1, 1);
        level.start();
        for (int i = 1; i <= levels; i++) {
            var finer = new Level(side(size.width(), i, levels), side(size.height(), i, levels));
            finer.startWith(level);
            level = finer;
        }
        return level.product;
    }

    private static int side(int full, int level, int levels) {
        return (int) Math.round(Math.pow(full, (double) level / levels));
    }

    /** Both colours at one size. */
    private final class Level {
        private final int width;
        private final int height;
        private final float[] image;
        private final float[] coverage;
        private final float[] product;
        private final float[] ground;

        Level(int width, int height) {
            this.width = width;
            this.height = height;
            image = new float[width * height * 3];
            coverage = new float[width * height];
            product = new float[image.length];
            ground = new float[image.length];
            for (int y = 0, at = 0; y < height; y++) {
                for (int x = 0; x < width; x++, at++) {
                    int from = y * size.height() / height * size.width() + x * size.width() / width;
                    coverage[at] = alpha[from] / 255f;
                    for (int c = 0; c < 3; c++) {
                        image[3 * at + c] = rgb[3 * from + c] & 0xFF;
                    }
                }
            }
        }

        void start() {
            double[] sums = new double[8];
            for (int at = 0; at < alpha.length; at++) {
                int side = alpha[at] >= 230 ? 0 : alpha[at] <= 25 ? 4 : -1;
                if (side >= 0) {
                    sums[side + 3]++;
                    for (int c = 0; c < 3; c++) {
                        sums[side + c] += rgb[3 * at + c] & 0xFF;
                    }
                }
            }
            for (int c = 0; c < 3; c++) {
                product[c] = sums[3] == 0 ? image[c] : (float) (sums[c] / sums[3]);
                ground[c] = sums[7] == 0 ? image[c] : (float) (sums[4 + c] / sums[7]);
            }
            solve();
        }

        void startWith(Level coarser) {
            for (int y = 0, at = 0; y < height; y++) {
                for (int x = 0; x < width; x++, at++) {
                    int from = y * coarser.height / height * coarser.width + x * coarser.width / width;
                    System.arraycopy(coarser.product, 3 * from, product, 3 * at, 3);
                    System.arraycopy(coarser.ground, 3 * from, ground, 3 * at, 3);
                }
            }
            solve();
        }

        private void solve() {
            int rounds = Math.max(width, height) <= SMALL ? ROUNDS_WHEN_SMALL : ROUNDS;
            for (int round = 0; round < rounds; round++) {
                for (int y = 0; y < height; y++) {
                    for (int x = 0; x < width; x++) {
                        solve(x, y);
                    }
                }
            }
        }

        private void solve(int x, int y) {
            int at = y * width + x;
            float a = coverage[at];
            float[] right = new float[6];
            for (int c = 0; c < 3; c++) {
                right[c] = a * image[3 * at + c];
                right[3 + c] = (1 - a) * image[3 * at + c];
            }
            float bond = pull(at, Math.max(0, x - 1) + y * width, right)
                    + pull(at, Math.min(width - 1, x + 1) + y * width, right)
                    + pull(at, x + Math.max(0, y - 1) * width, right)
                    + pull(at, x + Math.min(height - 1, y + 1) * width, right);
            float first = a * a + bond;
            float mixed = a * (1 - a);
            float second = (1 - a) * (1 - a) + bond;
            float determinant = first * second - mixed * mixed;
            for (int c = 0; c < 3; c++) {
                product[3 * at + c] = Math.clamp((second * right[c] - mixed * right[3 + c]) / determinant, 0f, 255f);
                ground[3 * at + c] = Math.clamp((first * right[3 + c] - mixed * right[c]) / determinant, 0f, 255f);
            }
        }

        private float pull(int at, int neighbour, float[] right) {
            float bond = SMOOTHNESS + Math.abs(coverage[at] - coverage[neighbour]);
            for (int c = 0; c < 3; c++) {
                right[c] += bond * product[3 * neighbour + c];
                right[3 + c] += bond * ground[3 * neighbour + c];
            }
            return bond;
        }
    }
}
