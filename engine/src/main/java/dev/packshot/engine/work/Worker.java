package dev.packshot.engine.work;

import java.util.Optional;
import java.util.UUID;

/** Does the items of one stage. A bean of each stage is found by itself. */
public interface Worker {
    /** The stage's stable name, as it is stored with items. */
    String stage();

    /** Where its items run. */
    Pool pool();

    /** What happens after a failure. */
    RetryPolicy retries();

    /**
     * Does an item. May be called again for the same item, also while a frozen process still holds it: looks at the row
     * first, and commits with a condition on the state that it found.
     *
     * @throws Exception what {@link RetryPolicy} and the failure's own remedy decide about
     */
    void work(WorkItem item) throws Exception;

    /** The listing that an item is about, for the list of problems. */
    default Optional<UUID> listing(WorkItem item) {
        return Optional.empty();
    }
}
