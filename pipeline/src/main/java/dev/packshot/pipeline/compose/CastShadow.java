package dev.packshot.pipeline.compose;

import dev.packshot.catalog.PixelSize;
import dev.packshot.catalog.Shadow;
import dev.packshot.pipeline.raster.PixelRect;
import dev.packshot.pipeline.raster.Raster;
import java.util.Arrays;

/**
 * The shadow under a product, made from its lower silhouette: dark where it stands, fading where the silhouette rises
 * from the ground. Each leg of a chair so gets its own, and a rounded foot an arc. Kept at a quarter of the canvas's
 * resolution, since shadows have no detail.
 */
final class CastShadow {
    static final CastShadow NONE = new CastShadow(0, 0, 0, new float[0]);

    private static final int STEP = 4;
    /** Outermost part of the canvas, over its side, that a shadow never enters, and where its fading ends. */
    private static final double CLEAR = 0.015;

    private static final double FULL = 0.05;

    private final int firstRow;
    private final int columns;
    private final int rows;
    private final float[] opacity;

    private CastShadow(int firstRow, int columns, int rows, float[] opacity) {
        this.firstRow = firstRow;
        this.columns = columns;
        this.rows = rows;
        this.opacity = opacity;
    }

    /**
     * One component of a shadow; lengths are shares of the longer side of the product's box.
     *
     * @param strength opacity where the product touches the ground, 0..1
     * @param rise height above the ground at which the silhouette casts only a third
     * @param down vertical spread (standard deviation)
     * @param across horizontal spread (standard deviation)
     */
    private record Layer(double strength, double rise, double down, double across) {
        static final Layer CONTACT = new Layer(0.42, 0.012, 0.0045, 0.006);
        static final Layer AMBIENT = new Layer(0.2, 0.045, 0.021, 0.028);
    }

    /**
     * Casts the shadow of a product.
     *
     * @param alpha the scaled product, H×W×1
     * @param at where it stands on the canvas
     * @param box the product's box on the canvas
     */
    static CastShadow of(Shadow shadow, Raster alpha, Placement at, PixelRect box, PixelSize canvas) {
        return switch (shadow) {
            case NONE -> NONE;
            case CONTACT -> cast(feet(alpha, at, canvas), box, canvas, Layer.CONTACT);
            case SOFT -> cast(feet(alpha, at, canvas), box, canvas, Layer.CONTACT, Layer.AMBIENT);
        };
    }

    /** Lowest row of the product in each column of the quarter grid, in canvas rows; −1 where there is none. */
    private static int[] feet(Raster alpha, Placement at, PixelSize canvas) {
        int[] feet = new int[cells(canvas.width())];
        Arrays.fill(feet, -1);
        byte[] row = new byte[alpha.stride()];
        for (int y = 0; y < alpha.height(); y++) {
            alpha.readRow(y, row);
            for (int x = 0; x < row.length; x++) {
                int column = x + at.left();
                if (row[x] < 0 && column >= 0 && column < canvas.width()) {
                    feet[column / STEP] = y + 1 + at.top();
                }
            }
        }
        return feet;
    }

    private static CastShadow cast(int[] feet, PixelRect box, PixelSize canvas, Layer... layers) {
        double length = Math.max(box.width(), box.height());
        int firstRow = Math.clamp((long) (box.bottom() - 0.25 * length), 0, canvas.height() - 1) / STEP * STEP;
        int rows = cells(canvas.height() - firstRow) + 1;
        float[] light = new float[feet.length * rows];
        Arrays.fill(light, 1);
        for (Layer layer : layers) {
            float[] density = density(feet, box, firstRow, rows, layer, length);
            for (int i = 0; i < light.length; i++) {
                light[i] *= 1 - density[i];
            }
        }
        for (int j = 0; j < rows; j++) {
            for (int i = 0; i < feet.length; i++) {
                double clear = Math.min(
                        window(STEP * (i + 0.5), canvas.width()), window(firstRow + STEP * (j + 0.5), canvas.height()));
                light[j * feet.length + i] = (float) ((1 - light[j * feet.length + i]) * clear);
            }
        }
        return new CastShadow(firstRow, feet.length, rows, light);
    }

    private static float[] density(int[] feet, PixelRect box, int firstRow, int rows, Layer layer, double length) {
        int columns = feet.length;
        float[] density = new float[columns * rows];
        for (int i = 0; i < columns; i++) {
            if (feet[i] < 0) {
                continue;
            }
            double strength = layer.strength * Math.exp(-(box.bottom() - feet[i]) / (layer.rise * length));
            for (int j = 0; j < rows; j++) {
                double down = (firstRow + STEP * (j + 0.5) - feet[i]) / (layer.down * length);
                density[j * columns + i] = (float) (strength * Math.exp(-0.5 * down * down));
            }
        }
        float[] kernel = kernel(layer.across * length / STEP);
        float[] line = new float[columns];
        for (int j = 0; j < rows; j++) {
            System.arraycopy(density, j * columns, line, 0, columns);
            for (int i = 0; i < columns; i++) {
                float sum = 0;
                for (int k = 0; k < kernel.length; k++) {
                    int from = i + k - kernel.length / 2;
                    sum += from < 0 || from >= columns ? 0 : kernel[k] * line[from];
                }
                density[j * columns + i] = sum;
            }
        }
        return density;
    }

    private static float[] kernel(double sigma) {
        int reach = Math.max(1, (int) Math.ceil(3 * sigma));
        float[] kernel = new float[2 * reach + 1];
        double total = 0;
        for (int k = -reach; k <= reach; k++) {
            total += Math.exp(-0.5 * k * k / (sigma * sigma));
        }
        for (int k = -reach; k <= reach; k++) {
            kernel[k + reach] = (float) (Math.exp(-0.5 * k * k / (sigma * sigma)) / total);
        }
        return kernel;
    }

    private static double window(double position, int side) {
        double border = Math.min(position, side - position) / side;
        double t = Math.clamp((border - CLEAR) / (FULL - CLEAR), 0, 1);
        return t * t * (3 - 2 * t);
    }

    private static int cells(int pixels) {
        return (pixels + STEP - 1) / STEP;
    }

    /**
     * Opacities of one canvas row.
     *
     * @param row receives 0 to 255 for each column
     * @return whether there is any shadow in it
     */
    boolean row(int y, int[] row) {
        double j = (y - firstRow + 0.5) / STEP - 0.5;
        if (rows < 2 || j < 0) {
            return false;
        }
        int upper = Math.min(rows - 2, (int) j);
        float below = (float) Math.min(1, j - upper);
        boolean any = false;
        for (int x = 0; x < row.length; x++) {
            float i = Math.clamp((x + 0.5f) / STEP - 0.5f, 0, columns - 1f);
            int left = Math.min(columns - 2, (int) i);
            float right = i - left;
            int at = upper * columns + left;
            float top = opacity[at] + right * (opacity[at + 1] - opacity[at]);
            float bottom = opacity[at + columns] + right * (opacity[at + columns + 1] - opacity[at + columns]);
            row[x] = (int) (255 * (top + below * (bottom - top)) + 0.5f);
            any |= row[x] != 0;
        }
        return any;
    }
}
