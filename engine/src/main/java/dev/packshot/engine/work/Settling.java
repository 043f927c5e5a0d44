package dev.packshot.engine.work;

import dev.packshot.engine.problem.Problem;
import java.util.Set;

/**
 * What the buttons of a problem do to the rows of some stages, beyond the queue's item. Runs in the transaction that closes
 * the problem.
 */
public interface Settling {
    /** The stages whose problems it settles. */
    Set<String> stages();

    /**
     * Tries again where no item was kept with the problem.
     *
     * @param actor who pressed the button
     */
    void again(Problem problem, String actor);

    /**
     * Gives up: rows that would wait for ever end.
     *
     * @param why who skipped it and for what reason
     */
    default void giveUp(Problem problem, String why) {}
}
