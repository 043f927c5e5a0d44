package dev.packshot.engine.drift;

/** No batch of the shop is held by an alarm. */
public final class NothingToAccept extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NothingToAccept(String shop) {
        super(
                "No batch of %s is held by a drift alarm: there is nothing to accept. Resume the connection if it is paused."
                        .formatted(shop));
    }
}
