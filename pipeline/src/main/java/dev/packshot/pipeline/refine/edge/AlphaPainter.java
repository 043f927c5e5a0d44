package dev.packshot.pipeline.refine.edge;

import dev.packshot.pipeline.raster.OutOfPixelMemory;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.PixelRect;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.refine.colour.LocalColours;
import dev.packshot.pipeline.refine.grid.Grid;

/**
 * Alpha at full resolution. Only pixels near the outline are computed: the place of the pixel's colour on the line from
 * ground to product is averaged with a smooth step across the outline, each weighted by one over its variance; the
 * step's weight grows with distance, so that texture can't leak into flat areas.
 */
public final class AlphaPainter {
    /** Weight of the step on the outline itself, in units of trust (squared Mahalanobis distance). */
    private static final float STEP_WEIGHT = 5;
    /** Trust that is taken for half of what it says: colours that lie close are not spread evenly as the model has it. */
    private static final float HALF_BELIEVED = 200;
    /** Half width of the step in fine cells. */
    private static final float STEP = 1;
    /** Alphas nearer than this to 0 or 1 become 0 or 1: noise that nobody sees but that grey backgrounds would show. */
    private static final float CLEAN = 0.045f;
    /** How much more of that at the furthest distance. */
    private static final float CLEANER_AWAY = 3;

    private final Grid grid;
    private final int reach;
    private final Stretched distance;
    private final Stretched lines;
    private long band;
    private long doubtful;

    /** Prepares for a photograph's outline on its grids. */
    public AlphaPainter(Grid grid, Outline outline) {
        this.grid = grid;
        this.reach = Outline.reach(grid);
        this.distance = new Stretched(grid.fine(), grid.fineStep(), outline.distance(), 1, 1);
        this.lines = new Stretched(
                grid.coarse(),
                grid.coarsePixels(),
                outline.local().values(),
                LocalColours.VALUES,
                LocalColours.TRUST + 1);
    }

    /**
     * Paints a rectangle.
     *
     * @param source the photograph's pixels of the rectangle
     * @param place where it is in the photograph
     * @param memory where the result is taken from
     * @return H×W×1, 0..255
     * @throws OutOfPixelMemory when the memory's budget is too small
     */
    public Raster paint(Raster source, PixelRect place, PixelMemory memory) {
        Raster alpha = memory.allocate(place.size(), 1);
        byte[] rgb = new byte[source.stride()];
        byte[] out = new byte[alpha.stride()];
        for (int y = 0; y < place.height(); y++) {
            source.readRow(y, rgb);
            paintRow(distance.row(place.top() + y), lines.row(place.top() + y), place.left(), rgb, out);
            alpha.writeRow(y, out);
        }
        return alpha;
    }

    /** Of what was painted: share of the outline's pixels whose two sides lie within two standard deviations of colour, 0..1. */
    public double doubtfulShare() {
        return band == 0 ? 0 : (double) doubtful / band;
    }

    private void paintRow(float[] distances, float[] line, int offset, byte[] rgb, byte[] out) {
        int x = 0;
        while (x < out.length) {
            int left = distance.left(offset + x);
            int end = x + 1;
            while (end < out.length && distance.left(offset + end) == left) {
                end++;
            }
            float a = distances[left];
            float b = distances[distance.right(left)];
            if (Math.min(Math.abs(a), Math.abs(b)) >= reach && a == b) {
                java.util.Arrays.fill(out, x, end, (byte) (a > 0 ? 255 : 0));
            } else {
                for (int i = x; i < end; i++) {
                    float d = a + distance.share(offset + i, left) * (b - a);
                    out[i] = (byte) Math.round(255 * alpha(d, line, offset + i, rgb, 3 * i));
                }
            }
            x = end;
        }
    }

    private float alpha(float d, float[] line, int x, byte[] rgb, int at) {
        float far = Math.min(0.999f, Math.abs(d) / reach);
        float fade = 1 - far * far;
        float stepWeight = STEP_WEIGHT / (fade * fade);
        float step = smoothStep(0.5f + d / (2 * STEP));

        int left = lines.left(x);
        int a = left * (LocalColours.TRUST + 1);
        int b = lines.right(left) * (LocalColours.TRUST + 1);
        float share = lines.share(x, left);
        float red = line[a] + share * (line[b] - line[a]);
        float green = line[a + 1] + share * (line[b + 1] - line[a + 1]);
        float blue = line[a + 2] + share * (line[b + 2] - line[a + 2]);
        float offset = line[a + 3] + share * (line[b + 3] - line[a + 3]);
        float trust = line[a + 4] + share * (line[b + 4] - line[a + 4]);
        float byColour = red * (rgb[at] & 0xFF) + green * (rgb[at + 1] & 0xFF) + blue * (rgb[at + 2] & 0xFF) + offset;
        float belief = trust / (trust + HALF_BELIEVED);
        float alpha = (belief * Math.clamp(byColour, 0, trust) + stepWeight * step) / (belief * trust + stepWeight);

        if (Math.abs(d) < STEP) {
            band++;
            doubtful += trust < 4 ? 1 : 0;
        }
        float clean = CLEAN * (1 + CLEANER_AWAY * far);
        return Math.clamp((alpha - clean) / (1 - 2 * clean), 0, 1);
    }

    private static float smoothStep(float t) {
        float u = Math.clamp(t, 0, 1);
        return u * u * (3 - 2 * u);
    }
}
