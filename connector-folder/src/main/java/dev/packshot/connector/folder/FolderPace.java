package dev.packshot.connector.folder;

import java.time.Duration;

/**
 * How much at once, and how often.
 *
 * @param page listings of a page
 * @param overlap how far a reading goes back behind the start of the one before: longer than the clocks of this machine
 *     and of the file system's may be apart
 * @param quiet how long files have to stay as they are to count as copied
 * @param sweep how often everything is looked at, since a file system may forget to tell of a change
 */
record FolderPace(int page, Duration overlap, Duration quiet, Duration sweep) {
    static final FolderPace USUAL =
            new FolderPace(200, Duration.ofMinutes(1), Duration.ofSeconds(2), Duration.ofMinutes(5));
}
