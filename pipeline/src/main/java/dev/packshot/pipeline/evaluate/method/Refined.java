package dev.packshot.pipeline.evaluate.method;

import dev.packshot.pipeline.matte.MatteModel;
import dev.packshot.pipeline.raster.PixelRect;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.refine.Cutout;
import dev.packshot.pipeline.refine.Refiner;
import java.util.Optional;

/** A network and what the pipeline makes of it: the cut-out as it goes into renditions. */
public final class Refined implements Method {
    private final String model;
    private final MatteModel network;
    private final Refiner refiner;

    /**
     * The pipeline's answer with a network.
     *
     * @param model what it is called in tables
     * @param network stays open as long as this is used
     */
    public Refined(String model, MatteModel network) {
        this.model = model;
        this.network = network;
        this.refiner = Refiner.of(network.card());
    }

    @Override
    public String name() {
        return model + " refined";
    }

    @Override
    public Answer find(Subject subject) {
        Cutout cutout = refiner.refine(subject.photograph(), subject.matte(network), subject.memory());
        Raster alpha = subject.memory().allocate(cutout.photo(), 1).fill(0);
        PixelRect place = cutout.place();
        byte[] rgba = new byte[cutout.pixels().stride()];
        byte[] row = new byte[alpha.stride()];
        for (int y = 0; y < place.height(); y++) {
            cutout.pixels().readRow(y, rgba);
            for (int x = 0; x < place.width(); x++) {
                row[place.left() + x] = rgba[4 * x + 3];
            }
            alpha.writeRow(place.top() + y, row);
        }
        return new Answer(alpha, Optional.of(cutout));
    }
}
