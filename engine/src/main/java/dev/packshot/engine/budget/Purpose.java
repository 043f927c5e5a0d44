package dev.packshot.engine.budget;

/** What calls are made for. */
public enum Purpose {
    /** Reading listings and fetching pictures. */
    PULL(false),
    /** Changing galleries. */
    PUBLISH(false),
    /** Reading back what was published. */
    VERIFY(true),
    /** Putting a seller's gallery back. */
    RESTORE(true);

    private final boolean reserve;

    Purpose(boolean reserve) {
        this.reserve = reserve;
    }

    /** Whether the reserve of a lane is for this. */
    boolean mayUseReserve() {
        return reserve;
    }
}
