package dev.packshot.app.shoot;

import dev.packshot.app.report.PictureRecord;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** One line that says how far a run is, at most five times a second; silent when nobody watches. */
final class Progress {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final PrintStream out;
    private final boolean watched;
    private final Clock clock;
    private final int total;
    private final Instant start;
    private Instant shown;
    private int done;
    private int resumed;
    private int refused;
    private int doubtful;

    /**
     * Starts counting.
     *
     * @param watched whether the output is a terminal
     * @param total pictures of the run
     */
    Progress(PrintStream out, boolean watched, Clock clock, int total) {
        this.out = out;
        this.watched = watched;
        this.clock = clock;
        this.total = total;
        this.start = clock.instant();
        this.shown = start;
    }

    /** A picture that an earlier run had finished. */
    synchronized void resumed(PictureRecord picture) {
        resumed++;
        count(picture);
    }

    /** A picture that was finished now. */
    synchronized void made(PictureRecord picture) {
        count(picture);
    }

    private void count(PictureRecord picture) {
        done++;
        if (picture.refusal() != null) {
            refused++;
        } else if (!picture.finished()) {
            doubtful++;
        }
        Instant now = clock.instant();
        if (watched && (done == total || Duration.between(shown, now).compareTo(PAUSE) >= 0)) {
            shown = now;
            out.print("\r\u001b[K" + line(now));
            out.flush();
        }
    }

    /** How far the run is, such as {@code 37 of 1500 · 2.1 pictures/s · 11 min left · 2 refused · 4 for a person}. */
    String line(Instant now) {
        double seconds = Duration.between(start, now).toMillis() / 1000.0;
        double rate = (done - resumed) / Math.max(seconds, 0.001);
        var line = new StringBuilder("%d of %d".formatted(done, total));
        if (rate > 0 && seconds > 1) {
            line.append(rate >= 1 ? " · %.1f pictures/s".formatted(rate) : " · %.1f s a picture".formatted(1 / rate));
            if (done < total) {
                line.append(" · ").append(readable((total - done) / rate)).append(" left");
            }
        }
        if (refused > 0) {
            line.append(" · ").append(refused).append(" refused");
        }
        if (doubtful > 0) {
            line.append(" · ").append(doubtful).append(" for a person");
        }
        return line.toString();
    }

    private static String readable(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 90) {
            return whole + " s";
        }
        return whole < 5400 ? Math.round(whole / 60.0) + " min" : "%.1f h".formatted(whole / 3600.0);
    }

    /** Ends the line. */
    synchronized void end() {
        if (watched && done > 0) {
            out.print("\r\u001b[K");
            out.flush();
        }
    }
}
