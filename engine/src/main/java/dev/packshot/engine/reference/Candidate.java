package dev.packshot.engine.reference;

import java.util.UUID;

/** What may go live. */
public sealed interface Candidate {
    /**
     * A network, with the look that the shop has.
     *
     * @param id of the model catalogue
     */
    record Model(String id) implements Candidate {}

    /**
     * A look, with the network that is chosen.
     *
     * @param version id of the profile version
     */
    record Profile(UUID version) implements Candidate {}
}
