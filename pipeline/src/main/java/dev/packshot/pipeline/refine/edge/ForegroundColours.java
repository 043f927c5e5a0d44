package dev.packshot.pipeline.refine.edge;

import dev.packshot.pipeline.raster.OutOfPixelMemory;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.PixelRect;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.refine.colour.LocalColours;
import dev.packshot.pipeline.refine.grid.Grid;

/**
 * Colours of the product without the old ground. Twice the blur fusion of Forte, "Approximate Fast Foreground Colour
 * Estimation" (ICIP 2021): F = F̂ + α (I − α F̂ − (1 − α) B̂). The first time F̂ and B̂ are the local colours along the
 * outline, the second time means of the first result in a small window. Only tiles with partly covered pixels are
 * computed.
 */
public final class ForegroundColours {
    private static final int TILE = 64;

    private final Stretched means;
    private final PixelRect place;
    private final Raster source;
    private final Raster alpha;
    private final FusionTile tile;

    /**
     * Prepares.
     *
     * @param local colours along the outline
     * @param place the rectangle in the photograph
     * @param source H×W×3 of the rectangle
     * @param alpha H×W×1 of the rectangle
     */
    public ForegroundColours(Grid grid, LocalColours local, PixelRect place, Raster source, Raster alpha) {
        this.means = new Stretched(
                local.cells(), grid.coarsePixels(), local.filledMeans(), LocalColours.MEANS, LocalColours.MEANS);
        this.place = place;
        this.source = source;
        this.alpha = alpha;
        this.tile = new FusionTile(TILE, Math.max(2, 2 * grid.fineStep()));
    }

    /**
     * Makes H×W×4, colours premultiplied by alpha.
     *
     * @throws OutOfPixelMemory when the memory's budget is too small
     */
    public Raster paint(PixelMemory memory) {
        Raster pixels = memory.allocate(place.size(), 4);
        int halo = tile.radius();
        int rows = TILE + 2 * halo;
        byte[][] rgb = new byte[rows][source.stride()];
        byte[][] coverage = new byte[rows][alpha.stride()];
        byte[][] out = new byte[TILE][pixels.stride()];
        for (int top = 0; top < place.height(); top += TILE) {
            int height = Math.min(TILE, place.height() - top);
            for (int i = 0; i < height + 2 * halo; i++) {
                int y = Math.clamp(top - halo + i, 0, place.height() - 1);
                source.readRow(y, rgb[i]);
                alpha.readRow(y, coverage[i]);
            }
            for (int left = 0; left < place.width(); left += TILE) {
                int width = Math.min(TILE, place.width() - left);
                paintTile(rgb, coverage, out, left, top, width, height);
            }
            for (int i = 0; i < height; i++) {
                pixels.writeRow(top + i, out[i]);
            }
        }
        return pixels;
    }

    private void paintTile(byte[][] rgb, byte[][] coverage, byte[][] out, int left, int top, int width, int height) {
        int halo = tile.radius();
        boolean mixed = false;
        for (int y = 0; y < height; y++) {
            mixed |= copySure(rgb[y + halo], coverage[y + halo], out[y], left, width);
        }
        if (!mixed) {
            return;
        }
        for (int i = 0; i < height + 2 * halo; i++) {
            float[] row = means.row(place.top() + Math.clamp(top - halo + i, 0, place.height() - 1));
            for (int j = 0; j < width + 2 * halo; j++) {
                int x = Math.clamp(left - halo + j, 0, place.width() - 1);
                tile.first(i, j, rgb[i], coverage[i], x, row, means, place.left() + x);
            }
        }
        tile.blur(width + 2 * halo, height + 2 * halo);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int a = coverage[y + halo][left + x] & 0xFF;
                if (a > 0 && a < 255) {
                    tile.second(y, x, rgb[y + halo], left + x, a, out[y]);
                }
            }
        }
    }

    /** Writes what needs no estimate; tells whether something partly covered is left. */
    private static boolean copySure(byte[] rgb, byte[] coverage, byte[] out, int left, int width) {
        boolean mixed = false;
        for (int x = left; x < left + width; x++) {
            int a = coverage[x];
            boolean full = a == -1;
            out[4 * x] = full ? rgb[3 * x] : 0;
            out[4 * x + 1] = full ? rgb[3 * x + 1] : 0;
            out[4 * x + 2] = full ? rgb[3 * x + 2] : 0;
            out[4 * x + 3] = (byte) a;
            mixed |= a != 0 && !full;
        }
        return mixed;
    }
}
