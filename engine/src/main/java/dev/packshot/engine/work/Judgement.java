package dev.packshot.engine.work;

import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Remedy;
import dev.packshot.engine.database.DatabaseUnavailable;
import dev.packshot.engine.media.FetchFailed;
import dev.packshot.engine.media.FetchRefused;
import dev.packshot.engine.media.MediaException;
import dev.packshot.engine.media.MediaFull;
import dev.packshot.engine.media.MediaUnavailable;
import java.time.Duration;

/** What follows from a failure. */
sealed interface Judgement {
    /** Comes back; the try counts or doesn't. */
    record Again(Duration pause, boolean counts) implements Judgement {}

    /** Done for now; comes back, its failures forgotten. */
    record Rest(Duration pause) implements Judgement {}

    /** Comes back as long as it takes, and a person is told meanwhile: the fault is over there, and it will end. */
    record AgainAndTell(Duration pause, Remedy remedy, String sentence) implements Judgement {}

    /** Waits for a person. */
    record Quarantined(Remedy remedy, String sentence) implements Judgement {}

    /** There is nothing left to do it to. */
    record Dropped() implements Judgement {}

    /**
     * Judges a failure.
     *
     * @param failures in a row, this one counted
     * @param spread 0..1, see {@link RetryPolicy#pause}
     */
    static Judgement of(Throwable failure, RetryPolicy policy, int failures, double spread) {
        return switch (failure) {
            case Postponed postponed when postponed.isDone() -> new Rest(postponed.pause());
            case Postponed postponed -> new Again(postponed.pause(), false);
            case NeedsPerson person -> new Quarantined(person.remedy(), message(person));
            case ConnectorException.RateLimited limited -> new Again(limited.pause(), false);
            case ConnectorException.NotFound gone -> new Dropped();
            // Asking again for what the shop didn't grant gives the same answer.
            case ConnectorException.Forbidden forbidden -> new Quarantined(forbidden.remedy(), message(forbidden));
            case ConnectorException.Rejected rejected -> new Quarantined(rejected.remedy(), said(rejected));
            // The node stops; nobody is to blame.
            case InterruptedException stopped -> new Again(Duration.ZERO, false);
            case FetchRefused refused -> new Quarantined(refused.remedy(), message(refused));
            case FetchFailed failed ->
                failed.pause()
                        .filter(pause -> policy.allowsAnother(failures))
                        .<Judgement>map(pause -> new Again(pause, true))
                        .orElseGet(() -> again(policy, failures, spread, Remedy.RETRY, message(failed)));
            case MediaUnavailable media -> again(policy, failures, spread, Remedy.RETRY, message(media));
            case MediaFull media -> again(policy, failures, spread, Remedy.RETRY, message(media));
            case MediaException media -> again(policy, failures, spread, Remedy.REPLAN, message(media));
            case DatabaseUnavailable database -> again(policy, failures, spread, Remedy.RETRY, message(database));
            case QueueUnavailable queue -> again(policy, failures, spread, Remedy.RETRY, message(queue));
            case ConnectorException other -> again(policy, failures, spread, other.remedy(), message(other));
            default ->
                again(
                        policy,
                        failures,
                        spread,
                        Remedy.REPORT_BUG,
                        "Packshot failed on it (%s). Trying again may help; if not, please report it."
                                .formatted(failure.getClass().getSimpleName()));
        };
    }

    private static Judgement again(RetryPolicy policy, int failures, double spread, Remedy remedy, String sentence) {
        if (policy.allowsAnother(failures)) {
            return new Again(policy.pause(failures, spread), true);
        }
        return remedy == Remedy.RETRY
                ? new AgainAndTell(policy.pause(failures, spread), remedy, sentence)
                : new Quarantined(remedy, sentence);
    }

    private static String said(ConnectorException.Rejected rejected) {
        return rejected.words().isBlank()
                ? message(rejected)
                : message(rejected) + " The marketplace says: " + rejected.words();
    }

    private static String message(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
