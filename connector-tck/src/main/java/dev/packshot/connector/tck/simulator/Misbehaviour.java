package dev.packshot.connector.tck.simulator;

import dev.packshot.connector.Capability;

/** What marketplaces do to connectors. Each is due with a capability; a simulator of one without it needn't know it. */
public enum Misbehaviour {
    /** Everything that it tells holds more than was agreed on. Due for all. */
    TELLS_MORE,
    /** The present access has ended, its renewal hasn't. Due with {@link Capability#REFRESH}. */
    ENDS_ACCESS,
    /** No picture is good enough; it says why. Due with {@link Capability#HTTP}. */
    REFUSES_PICTURES,
    /** What was accepted is refused when it is settled; it says why. Due with {@link Capability#DEFERS}. */
    REFUSES_LATER;

    /** What a simulator says when it refuses a picture. */
    public static final String WORDS = "The product fills less than 85 % of the picture";
}
