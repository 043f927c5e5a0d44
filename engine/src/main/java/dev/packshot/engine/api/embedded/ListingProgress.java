package dev.packshot.engine.api.embedded;

import org.jspecify.annotations.Nullable;

/** How far a listing has come, in a word. */
enum ListingProgress {
    /** Read, and nothing to do for it yet. */
    READ,
    /** Its pictures are being made. */
    MAKING,
    /** A person has to look at some of them. */
    IN_REVIEW,
    /** They are on their way to the shop. */
    PUBLISHING,
    /** They were read back live. */
    LIVE,
    /** The originals are on their way back. */
    RESTORING,
    /** Nothing is published to it by itself: its originals are back, or somebody said so. */
    HELD,
    /** Nothing was published, or it isn't live: its problems say why. */
    STOPPED;

    /**
     * From what the ledger says.
     *
     * @param last kind and state of its last publication; null before the first one
     * @param making pictures that a machine works on
     * @param waiting pictures that a person has to look at
     * @param refused pictures that won't be published
     */
    static ListingProgress of(boolean held, @Nullable String last, long making, long waiting, long refused) {
        String publication = last == null ? "" : last;
        return switch (publication) {
            case "RESTORE PLANNED", "RESTORE INTENDED", "RESTORE ACCEPTED", "RESTORE PUBLISHED" -> RESTORING;
            case "PUBLISH PLANNED", "PUBLISH INTENDED", "PUBLISH ACCEPTED", "PUBLISH PUBLISHED" -> PUBLISHING;
            default -> {
                if (held) {
                    yield HELD;
                }
                if (making > 0) {
                    yield MAKING;
                }
                if (waiting > 0) {
                    yield IN_REVIEW;
                }
                yield settled(publication, refused);
            }
        };
    }

    private static ListingProgress settled(String publication, long refused) {
        return switch (publication) {
            case "PUBLISH VERIFIED" -> LIVE;
            case "PUBLISH REFUSED", "PUBLISH OVERDUE", "RESTORE REFUSED", "RESTORE OVERDUE" -> STOPPED;
            default -> refused > 0 ? STOPPED : READ;
        };
    }
}
