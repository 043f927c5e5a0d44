package dev.packshot.pipeline.evaluate.method;

import dev.packshot.pipeline.intake.Original;
import dev.packshot.pipeline.matte.Matte;
import dev.packshot.pipeline.matte.MatteModel;
import dev.packshot.pipeline.raster.PixelMemory;
import java.util.IdentityHashMap;
import java.util.Map;

/** One photograph on its way through the methods. A network that serves several of them runs once. Belongs to one thread. */
public final class Subject {
    private final Original photograph;
    private final PixelMemory memory;
    private final Map<MatteModel, Matte> mattes = new IdentityHashMap<>();

    /**
     * A photograph.
     *
     * @param photograph opaque, open as long as this
     * @param memory where answers are taken from
     */
    public Subject(Original photograph, PixelMemory memory) {
        this.photograph = photograph;
        this.memory = memory;
    }

    /** The photograph. */
    public Original photograph() {
        return photograph;
    }

    /** Where answers are taken from. */
    public PixelMemory memory() {
        return memory;
    }

    /** What a network says to it. */
    Matte matte(MatteModel model) {
        return mattes.computeIfAbsent(model, each -> each.matte(photograph));
    }
}
