package dev.packshot.connector.folder;

import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Settings;
import dev.packshot.connector.Signal;
import dev.packshot.connector.Signals;
import dev.packshot.connector.WebhookCall;
import dev.packshot.connector.folder.inbox.Inbox;
import dev.packshot.connector.folder.shelf.Disk;
import dev.packshot.connector.folder.shelf.Shelf;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Hears of changes in a folder. */
final class FolderSignals implements Signals {
    private final Clock clock;
    private final Disk disk;
    private final Duration quiet;
    private final Duration sweep;

    /**
     * Hears within a time.
     *
     * @param quiet how long a listing's files must not have changed before they are spoken of
     * @param sweep how often everything is looked at, since a file system may lose events
     */
    FolderSignals(Clock clock, Disk disk, Duration quiet, Duration sweep) {
        this.clock = clock;
        this.disk = disk;
        this.quiet = quiet;
        this.sweep = sweep;
    }

    @Override
    public List<Signal> receive(WebhookCall call, Settings settings) {
        throw new ConnectorException.Malformed("A folder calls nobody");
    }

    @Override
    public Watch watch(Settings settings, Consumer<Signal> heard) {
        FolderConfig config = FolderConfig.of(settings);
        var inbox = new Inbox(config.root(), config.manifest());
        var shelf = new Shelf(config.root(), disk);
        var listings = new FolderListings(config, inbox, shelf);
        return FolderErrors.during(() -> {
            var events = new FolderEvents(config.root(), inbox, shelf);
            events.register();
            var hearing = new FolderHearing(listings.all().values(), quiet);
            return FolderWatch.start(events, new FolderWatch.Ear(listings, hearing, clock, heard), quiet, sweep);
        });
    }
}
