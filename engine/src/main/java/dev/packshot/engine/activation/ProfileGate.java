package dev.packshot.engine.activation;

import java.time.Instant;
import java.util.UUID;

/** Asked before a profile version holds for a shop. */
public interface ProfileGate {
    /**
     * Whether it may.
     *
     * @param profile id of the version
     * @param name of the version, for people
     * @param since when the version was saved: an older comparison wasn't about it
     * @throws ActivationRefused when it has to be compared first
     */
    Admission admit(UUID connection, UUID profile, String name, Instant since);
}
