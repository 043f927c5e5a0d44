package dev.packshot.pipeline.matte;

import dev.packshot.pipeline.intake.Original;

/** Finds the product in a photograph. Safe to call from several platform threads at once. */
public interface MatteModel extends AutoCloseable {
    /**
     * The product's coverage on a small grid.
     *
     * @throws ModelUnavailable when the network can't be run
     */
    Matte matte(Original original);

    /** What made the matte, for reports and caches. */
    ModelCard card();

    /** The processor that does the work, such as {@code CPU} or {@code CUDA}. */
    String processor();

    @Override
    void close();
}
