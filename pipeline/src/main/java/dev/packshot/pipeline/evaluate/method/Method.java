package dev.packshot.pipeline.evaluate.method;

import dev.packshot.pipeline.raster.OutOfPixelMemory;
import dev.packshot.pipeline.refine.NothingFound;

/**
 * A way to find the product in a photograph. The same photograph gives the same answer, on whichever thread; safe for
 * several platform threads at once.
 */
public interface Method {
    /** Stable name, for tables and files. */
    String name();

    /**
     * Finds the product.
     *
     * @return an answer that the caller closes
     * @throws NothingFound when the method gives up
     * @throws OutOfPixelMemory when the memory's budget is too small
     */
    Answer find(Subject subject);
}
