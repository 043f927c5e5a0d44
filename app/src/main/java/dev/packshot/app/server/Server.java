package dev.packshot.app.server;

import dev.packshot.engine.signal.Watchers;
import dev.packshot.engine.sync.Schedules;
import dev.packshot.engine.work.Crew;
import dev.packshot.engine.work.Quiet;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Begins and ends the work of a node. */
@Singleton
public final class Server {
    private final Crew crew;
    private final Quiet quiet;
    private final Schedules schedules;
    private final Watchers watchers;

    Server(Crew crew, Quiet quiet, Schedules schedules, Watchers watchers) {
        this.crew = crew;
        this.quiet = quiet;
        this.schedules = schedules;
        this.watchers = watchers;
    }

    /** Begins to work. */
    public void start() {
        crew.start();
    }

    /** Hears at once what marketplaces within this machine tell, until {@link #stop}. */
    public void watch() {
        watchers.start();
    }

    /**
     * Reads every shop once more and works until no machine has anything to do.
     *
     * @return whether that came before time was up
     */
    public boolean workUntilQuiet(Duration most) throws InterruptedException {
        schedules.allNow();
        return quiet.await(most);
    }

    /** Lets what runs come to its end. */
    public void stop() {
        watchers.stop();
        crew.stop();
    }
}
