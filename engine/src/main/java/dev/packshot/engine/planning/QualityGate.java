package dev.packshot.engine.planning;

import java.util.Optional;
import java.util.UUID;

/** Looks at a decided batch before the next one begins. */
public interface QualityGate {
    /**
     * Judges a batch.
     *
     * @return why publishing has to stop, for the operator; empty when nothing drifted
     */
    Optional<String> objection(UUID connection, UUID batch);
}
