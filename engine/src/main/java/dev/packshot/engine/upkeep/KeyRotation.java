package dev.packshot.engine.upkeep;

import dev.packshot.connector.Remedy;
import dev.packshot.engine.grant.GrantVault;
import dev.packshot.engine.problem.Problems;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Brings every secret under the current key. */
@Singleton
final class KeyRotation implements Chore {
    private static final String STAGE = "key-rotation";

    private final GrantVault vault;
    private final Problems problems;

    KeyRotation(GrantVault vault, Problems problems) {
        this.vault = vault;
        this.problems = problems;
    }

    @Override
    public String name() {
        return STAGE;
    }

    /** Another key is set by restarting with it. */
    @Override
    public boolean afterStart() {
        return true;
    }

    @Override
    public String run() {
        GrantVault.Rewrapped outcome = vault.rewrap();
        for (UUID connection : outcome.unreadable()) {
            problems.open(new Problems.Report(
                    connection,
                    null,
                    STAGE,
                    connection.toString(),
                    "",
                    Remedy.RECONNECT,
                    "The secrets of this shop can't be opened by any key of the ring. Put the old key back, or connect the shop again.",
                    ""));
        }
        return "%d secrets brought under the current key, %d shops unreadable"
                .formatted(outcome.moved(), outcome.unreadable().size());
    }
}
