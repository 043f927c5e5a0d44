package dev.packshot.engine.grant;

import java.util.UUID;

/** A connection without a grant. */
public final class GrantMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GrantMissing(UUID connection) {
        super("Connection %s has no grant. Connect the shop again.".formatted(connection));
    }
}
