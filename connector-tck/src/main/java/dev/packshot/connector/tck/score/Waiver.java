package dev.packshot.connector.tck.score;

import java.net.URI;
import java.time.LocalDate;

/**
 * A promise that a connector doesn't keep for the time being, and everybody knows it. Fails when it has ended, and when
 * the promise is kept in spite of it.
 *
 * @param promise its id
 * @param reason a sentence for whoever chooses a connector
 * @param link where it is worked on
 * @param until the last day
 */
public record Waiver(String promise, String reason, URI link, LocalDate until) {
    public Waiver {
        if (reason.isBlank() || !link.isAbsolute()) {
            throw new IllegalArgumentException("A waiver of " + promise + " has a reason and a link");
        }
    }
}
