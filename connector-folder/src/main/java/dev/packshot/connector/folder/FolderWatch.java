package dev.packshot.connector.folder;

import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Signal;
import dev.packshot.connector.Signals;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A thread that waits for events, looks, and speaks. */
final class FolderWatch implements Signals.Watch {
    /** Looks, and tells what it finds. */
    record Ear(FolderListings listings, FolderHearing hearing, Clock clock, Consumer<Signal> heard) {
        List<Signal> look() throws IOException {
            return hearing.look(listings.all().values(), clock.instant());
        }
    }

    private final FolderEvents events;
    private final Ear ear;
    private final Duration quiet;
    private final Duration sweep;
    private final Thread thread;

    private FolderWatch(FolderEvents events, Ear ear, Duration quiet, Duration sweep) {
        this.events = events;
        this.ear = ear;
        this.quiet = quiet;
        this.sweep = sweep;
        this.thread = Thread.ofPlatform().daemon().name("folder-watch").unstarted(this::run);
    }

    static FolderWatch start(FolderEvents events, Ear ear, Duration quiet, Duration sweep) {
        var watch = new FolderWatch(events, ear, quiet, sweep);
        watch.thread.start();
        return watch;
    }

    @Override
    public void close() {
        try {
            events.close();
            thread.interrupt();
            if (!Thread.currentThread().equals(thread)) {
                thread.join();
            }
        } catch (IOException e) {
            throw FolderErrors.unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                events.await(ear.hearing().isWaiting() ? quiet : sweep);
                lookOnce();
            }
        } catch (InterruptedException | ClosedWatchServiceException e) {
            return; // Closed.
        }
    }

    private void lookOnce() {
        try {
            FolderErrors.during(() -> {
                        events.register();
                        return ear.look();
                    })
                    .forEach(ear.heard());
        } catch (ConnectorException.Unavailable e) {
            return; // A manifest that is just being copied, a drive that is away: the next look finds what changed.
        }
    }
}
