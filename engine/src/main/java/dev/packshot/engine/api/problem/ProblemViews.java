package dev.packshot.engine.api.problem;

import dev.packshot.engine.problem.Problem;
import dev.packshot.engine.problem.Problems;
import dev.packshot.engine.repair.Repairs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Problems with their buttons. */
@ApplicationScoped
public class ProblemViews {
    private final Problems problems;
    private final Repairs repairs;

    ProblemViews(Problems problems, Repairs repairs) {
        this.problems = problems;
        this.repairs = repairs;
    }

    /** What callers see of a problem. */
    ProblemView of(Problem problem) {
        return ProblemView.of(problem, repairs.buttons(problem));
    }

    /** What is open of a listing, the oldest first. */
    public List<ProblemView> openOf(UUID listing) {
        return problems.list("listing = ?1 and closed is null order by opened, id", listing).stream()
                .map(this::of)
                .toList();
    }
}
