package dev.packshot.engine.sync;

import dev.packshot.engine.problem.Problem;
import dev.packshot.engine.work.Settling;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;

/** A reading that was given up: the schedule goes on all the same. */
@Singleton
final class SyncProblems implements Settling {
    private final Schedules schedules;

    SyncProblems(Schedules schedules) {
        this.schedules = schedules;
    }

    @Override
    public Set<String> stages() {
        return Set.of(Schedules.SYNC);
    }

    @Override
    public void again(Problem problem, String actor) {
        schedules.now(connection(problem), lane(problem));
    }

    @Override
    public void giveUp(Problem problem, String why) {
        schedules.goOn(connection(problem), lane(problem));
    }

    private static UUID connection(Problem problem) {
        return UUID.fromString(problem.item().substring(0, problem.item().indexOf('/')));
    }

    private static Lane lane(Problem problem) {
        return Lane.valueOf(problem.item().substring(problem.item().indexOf('/') + 1));
    }
}
