package dev.packshot.pipeline.refine.edge;

import dev.packshot.pipeline.refine.colour.LocalColours;

/** Work arrays of one tile of {@link ForegroundColours}, with a margin of the window's radius on each side. */
final class FusionTile {
    /** Product red, green, blue and alpha, then ground red, green, blue and one minus alpha: colours weighted. */
    private static final int PLANES = 8;

    private final int radius;
    private final int stride;
    private final float[][] planes;
    private final float[] line;

    FusionTile(int side, int radius) {
        this.radius = radius;
        this.stride = side + 2 * radius;
        this.planes = new float[PLANES][stride * stride];
        this.line = new float[stride];
    }

    int radius() {
        return radius;
    }

    /** First estimate of one pixel (row, column in the tile with its margin), kept weighted for the blur. */
    void first(int row, int column, byte[] rgb, byte[] coverage, int x, float[] means, Stretched grid, int photoX) {
        float a = (coverage[x] & 0xFF) / 255f;
        int left = grid.left(photoX);
        int l = left * LocalColours.MEANS;
        int r = grid.right(left) * LocalColours.MEANS;
        float share = grid.share(photoX, left);
        int at = row * stride + column;
        for (int c = 0; c < 3; c++) {
            float product = means[l + c] + share * (means[r + c] - means[l + c]);
            float ground = means[l + 3 + c] + share * (means[r + 3 + c] - means[l + 3 + c]);
            float rest = (rgb[3 * x + c] & 0xFF) - a * product - (1 - a) * ground;
            planes[c][at] = a * Math.clamp(product + a * rest, 0, 255);
            planes[4 + c][at] = (1 - a) * Math.clamp(ground + (1 - a) * rest, 0, 255);
        }
        planes[3][at] = a;
        planes[7][at] = 1 - a;
    }

    /** Sums every plane over the window around each pixel that has one inside the tile. */
    void blur(int width, int height) {
        for (float[] plane : planes) {
            for (int y = 0; y < height; y++) {
                sumRow(plane, y * stride, width);
            }
            sumColumns(plane, width, height);
        }
    }

    private void sumRow(float[] plane, int start, int width) {
        int window = 2 * radius + 1;
        float sum = 0;
        for (int x = 0; x < width; x++) {
            line[x] = plane[start + x];
            sum += line[x];
            if (x >= window) {
                sum -= line[x - window];
            }
            if (x >= window - 1) {
                plane[start + x - window + 1] = sum;
            }
        }
    }

    private void sumColumns(float[] plane, int width, int height) {
        int window = 2 * radius + 1;
        int used = width - window + 1;
        float[] sums = new float[used];
        for (int y = 0; y < window - 1; y++) {
            for (int x = 0; x < used; x++) {
                sums[x] += plane[y * stride + x];
            }
        }
        for (int y = window - 1; y < height; y++) {
            int enter = y * stride;
            int leave = (y - window + 1) * stride;
            for (int x = 0; x < used; x++) {
                float whole = sums[x] + plane[enter + x];
                sums[x] = whole - plane[leave + x];
                plane[leave + x] = whole;
            }
        }
    }

    /** Second estimate of one pixel (row, column without the margin), premultiplied into an RGBA row. */
    void second(int row, int column, byte[] rgb, int x, int alpha, byte[] out) {
        int at = row * stride + column;
        float a = alpha / 255f;
        float productWeight = Math.max(planes[3][at], 1e-3f);
        float groundWeight = Math.max(planes[7][at], 1e-3f);
        for (int c = 0; c < 3; c++) {
            float product = planes[c][at] / productWeight;
            float ground = planes[4 + c][at] / groundWeight;
            float rest = (rgb[3 * x + c] & 0xFF) - a * product - (1 - a) * ground;
            float colour = Math.clamp(product + a * rest, 0, 255);
            out[4 * x + c] = (byte) Math.round(a * colour);
        }
    }
}
