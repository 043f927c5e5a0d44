package dev.packshot.pipeline.evaluate.method;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.raster.Raster;
import java.util.Optional;

/**
 * The trivial baseline, blind to the picture: an ellipse in the middle, seven tenths as wide and as high as the
 * photograph. It covers 38 % of it, as products on average do.
 */
public final class CentredEllipse implements Method {
    private static final double SHARE = 0.7;

    @Override
    public String name() {
        return "baseline";
    }

    @Override
    public Answer find(Subject subject) {
        PixelSize size = subject.photograph().pixels().size();
        Raster alpha = subject.memory().allocate(size, 1);
        byte[] row = new byte[alpha.stride()];
        for (int y = 0; y < size.height(); y++) {
            double v = (2 * (y + 0.5) / size.height() - 1) / SHARE;
            for (int x = 0; x < row.length; x++) {
                double u = (2 * (x + 0.5) / size.width() - 1) / SHARE;
                row[x] = (byte) (u * u + v * v <= 1 ? 255 : 0);
            }
            alpha.writeRow(y, row);
        }
        return new Answer(alpha, Optional.empty());
    }
}
