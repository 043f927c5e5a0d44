package dev.packshot.engine.work;

import java.util.UUID;

/** Knows which shops are being erased, or were. A bean of each is found by itself. */
@FunctionalInterface
public interface Departed {
    /** Whether nothing of a connection is to be done any more. */
    boolean has(UUID connection);
}
