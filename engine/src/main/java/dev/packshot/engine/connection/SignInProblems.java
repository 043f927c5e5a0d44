package dev.packshot.engine.connection;

import dev.packshot.engine.problem.Problem;
import dev.packshot.engine.work.Settling;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;

/** A shop that has to be connected again: trying again means trying the grant that is there once more. */
@Singleton
final class SignInProblems implements Settling {
    private final Connections connections;

    SignInProblems(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Set<String> stages() {
        return Set.of(Connections.SIGN_IN);
    }

    @Override
    public void again(Problem problem, String actor) {
        connections.resume(UUID.fromString(problem.item()), actor);
    }
}
