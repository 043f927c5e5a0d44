package dev.packshot.connector;

import dev.packshot.catalog.Gallery;
import java.time.Duration;

/** What a marketplace answered to a change. */
public sealed interface Receipt {
    /**
     * It is done.
     *
     * @param gallery read back after the change
     */
    record Applied(Gallery gallery) implements Receipt {}

    /**
     * It was taken, which doesn't mean that it will show.
     *
     * @param submission the marketplace's id of the change, at most 255 characters
     * @param ask when to ask again at the earliest
     */
    record Accepted(String submission, Duration ask) implements Receipt {}
}
