package dev.packshot.pipeline.evaluate.method;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.refine.colour.GaussianMixture;
import dev.packshot.pipeline.refine.cut.GridCut;
import dev.packshot.pipeline.refine.grid.Colours;
import dev.packshot.pipeline.refine.grid.Label;
import dev.packshot.pipeline.vips.Vips;
import java.util.Arrays;
import java.util.Optional;

/**
 * GrabCut without any learning (Rother, Kolmogorov and Blake, SIGGRAPH 2004): a border of 6 % of each side is ground for
 * certain, the inside starts as product, four rounds of colour mixtures and cuts at 320 px on the long side.
 */
public final class BorderGrabCut implements Method {
    private static final double BORDER = 0.06;
    private static final int ROUNDS = 4;
    private static final double LONGEST = 320;

    @Override
    public String name() {
        return "grabcut";
    }

    @Override
    public Answer find(Subject subject) {
        Raster pixels = subject.photograph().pixels();
        Colours colours = small(pixels);
        byte[] labels = cut(colours);
        float[] coverage = new float[labels.length];
        for (int cell = 0; cell < coverage.length; cell++) {
            coverage[cell] = labels[cell] == Label.PRODUCT ? 1 : 0;
        }
        return new Answer(Stretch.over(pixels.size(), coverage, colours.size(), subject.memory()), Optional.empty());
    }

    private static byte[] cut(Colours colours) {
        byte[] labels = inside(colours.size(), Label.PRODUCT);
        GaussianMixture ground = GaussianMixture.of(colours, labels, Label.GROUND);
        GaussianMixture product = GaussianMixture.of(colours, labels, Label.PRODUCT);
        var grid = new GridCut(colours, inside(colours.size(), Label.OPEN));
        for (int round = 0; round < ROUNDS; round++) {
            if (round > 0) {
                ground.refit(labels, Label.GROUND);
                product.refit(labels, Label.PRODUCT);
            }
            float[] advantage = new float[labels.length];
            for (int cell = 0; cell < advantage.length; cell++) {
                advantage[cell] = (float) (ground.cost(colours, cell) - product.cost(colours, cell));
            }
            labels = grid.cut(advantage);
        }
        return labels;
    }

    private static byte[] inside(PixelSize size, byte label) {
        byte[] labels = new byte[(int) size.pixels()];
        Arrays.fill(labels, Label.GROUND);
        int across = border(size.width());
        int down = border(size.height());
        for (int y = down; y < size.height() - down; y++) {
            Arrays.fill(labels, y * size.width() + across, (y + 1) * size.width() - across, label);
        }
        return labels;
    }

    private static int border(int side) {
        return Math.max(1, (int) Math.round(BORDER * side));
    }

    private static Colours small(Raster pixels) {
        double scale = Math.min(1, LONGEST / pixels.size().longest());
        // A long strip keeps a few pixels across, or there would be no inside.
        var size = new PixelSize(Math.max(8, (int) Math.round(pixels.width() * scale)), Math.max(8, (int)
                Math.round(pixels.height() * scale)));
        try (var memory = new PixelMemory(size.pixels() * 3);
                Vips vips = Vips.open()) {
            Raster small = vips.operation("resize")
                    .with("in", vips.image(pixels))
                    .with("scale", (double) size.width() / pixels.width())
                    .with("vscale", (double) size.height() / pixels.height())
                    .with("kernel", "linear")
                    .image()
                    .raster(memory);
            byte[] rgb = new byte[(int) small.byteSize()];
            byte[] row = new byte[small.stride()];
            for (int y = 0; y < small.height(); y++) {
                small.readRow(y, row);
                System.arraycopy(row, 0, rgb, y * row.length, row.length);
            }
            return new Colours(small.size(), rgb);
        }
    }
}
