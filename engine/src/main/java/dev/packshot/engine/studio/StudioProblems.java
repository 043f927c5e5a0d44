package dev.packshot.engine.studio;

import dev.packshot.catalog.Digest;
import dev.packshot.engine.mirror.ListingMirror;
import dev.packshot.engine.problem.Problem;
import dev.packshot.engine.work.Settling;
import dev.packshot.engine.work.Urgency;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Problems of pictures: a refused photograph is fetched anew, a rejected rendition is planned anew. */
@Singleton
final class StudioProblems implements Settling {
    private final Darkroom darkroom;
    private final ListingMirror mirror;

    StudioProblems(Darkroom darkroom, ListingMirror mirror) {
        this.darkroom = darkroom;
        this.mirror = mirror;
    }

    @Override
    public Set<String> stages() {
        return Set.of(Stages.FETCH, Stages.CUT_OUT, Stages.RENDER, Stages.INSPECT, Stages.DECIDE);
    }

    @Override
    public void again(Problem problem, String actor) {
        if (problem.stage().equals(Stages.FETCH)) {
            darkroom.fetchAgain(UUID.fromString(problem.item()));
        } else {
            mirror.plan(mirror.get(Objects.requireNonNull(problem.listing())), Urgency.ROUTINE);
        }
    }

    @Override
    public void giveUp(Problem problem, String why) {
        if (problem.stage().equals(Stages.CUT_OUT)) {
            darkroom.dropWaiting(new Digest(problem.item()), why);
        } else {
            darkroom.giveUp(UUID.fromString(problem.item()), why);
        }
    }
}
