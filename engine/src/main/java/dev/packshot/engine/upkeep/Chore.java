package dev.packshot.engine.upkeep;

import java.time.Duration;

/** Something that is done again and again. A bean of each is found by itself. */
interface Chore {
    /** Stable name, as it is stored. */
    String name();

    /** Time from its end to its next beginning, unless somebody changed the row. */
    default Duration every() {
        return Duration.ofDays(1);
    }

    /** Whether it is done whenever a node begins to work too, since something may have been changed for that. */
    default boolean afterStart() {
        return false;
    }

    /**
     * Does it. May be stopped anywhere and done again.
     *
     * @return what it came to, for the operator
     */
    String run();
}
