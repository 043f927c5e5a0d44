package dev.packshot.connector.tck.score;

import dev.packshot.connector.ConnectorDescriptor;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What has to be known of a connector's test to keep its score. */
public interface Judged {
    /** Of the connector. */
    ConnectorDescriptor descriptor();

    /** What it doesn't promise for the time being. */
    List<Waiver> waivers();

    /** Waivers end by it. */
    LocalDate today();

    /** Where the scorecard goes; empty for none. */
    Optional<Path> scorecard();

    /** The page for people that has to show the same scorecard; empty for none. */
    Optional<Path> page();
}
