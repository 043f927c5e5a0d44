package dev.packshot.engine.webhook;

import java.time.Instant;

/**
 * One try to deliver.
 *
 * @param number 1 and up
 * @param at when it began
 * @param status HTTP status; 0 when there was no answer
 * @param words the answer's status line, or why there was none
 * @param millis how long it took
 */
public record Attempt(int number, Instant at, int status, String words, long millis) {
    private static final int SUCCESS = 2;
    private static final int CLASS = 100;

    /** Whether the endpoint took it. */
    public boolean taken() {
        return status / CLASS == SUCCESS;
    }
}
