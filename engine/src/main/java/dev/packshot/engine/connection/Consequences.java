package dev.packshot.engine.connection;

import dev.packshot.engine.grant.GrantVault;
import dev.packshot.engine.grant.SealedConsents;
import dev.packshot.engine.grant.SecretSettings;
import dev.packshot.engine.problem.Problems;
import dev.packshot.engine.work.WorkQueue;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What follows from a connection's change, in the same transaction. */
@Singleton
final class Consequences {
    private final WorkQueue queue;
    private final GrantVault vault;
    private final SecretSettings secrets;
    private final SealedConsents consents;
    private final Problems problems;

    Consequences(
            WorkQueue queue, GrantVault vault, SecretSettings secrets, SealedConsents consents, Problems problems) {
        this.queue = queue;
        this.vault = vault;
        this.secrets = secrets;
        this.consents = consents;
        this.problems = problems;
    }

    void changed(@Observes ConnectionChanged change) {
        switch (change.state()) {
            // Whatever waited for the sign-in, or for the pause's end, needs not wait until it would have looked again.
            case ACTIVE -> queue.wakeAll(change.connection());
            case REMOVED -> {
                vault.erase(change.connection());
                secrets.erase(change.connection());
                consents.erase(change.connection());
                problems.closeAll(change.connection(), "removed");
                // What still waits finds the shop gone, and ends.
                queue.wakeAll(change.connection());
            }
            case PAUSED, NEEDS_SIGN_IN -> {}
        }
    }
}
