package dev.packshot.pipeline.raster;

import dev.packshot.catalog.PixelSize;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * The off-heap memory of one picture's way through the pipeline: everything taken from it is freed with it, and it
 * never exceeds its budget. Not thread-safe; rasters may be read from other threads while it is open.
 */
public final class PixelMemory implements AutoCloseable {
    private final long budget;
    private final Set<Raster> live = Collections.newSetFromMap(new IdentityHashMap<>());
    private long used;
    private long peak;

    /**
     * Opens an empty memory.
     *
     * @param budget most bytes that may be taken at one time
     */
    public PixelMemory(long budget) {
        this.budget = budget;
    }

    /**
     * A raster with undefined contents.
     *
     * @param bands 1 (grey or alpha), 3 (RGB) or 4 (RGBA)
     * @throws OutOfPixelMemory when the budget doesn't allow it
     */
    public Raster allocate(PixelSize size, int bands) {
        long bytes = size.pixels() * bands;
        if (used + bytes > budget) {
            throw new OutOfPixelMemory(bytes, used, budget);
        }
        var raster = new Raster(this, size, bands);
        live.add(raster);
        used += bytes;
        peak = Math.max(peak, used);
        return raster;
    }

    /** Most bytes that were taken at one time so far. */
    public long peakBytes() {
        return peak;
    }

    void released(Raster raster) {
        if (live.remove(raster)) {
            used -= raster.byteSize();
        }
    }

    @Override
    public void close() {
        for (Raster raster : live.toArray(Raster[]::new)) {
            raster.close();
        }
    }
}
