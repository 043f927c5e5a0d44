package dev.packshot.connector.tck.score;

import org.opentest4j.TestAbortedException;

/** A promise speaks about something that a connector hasn't. */
public final class NotApplicable extends TestAbortedException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by a promise.
     *
     * @param why such as {@code takes no secret}
     */
    public NotApplicable(String why) {
        super(why);
    }
}
