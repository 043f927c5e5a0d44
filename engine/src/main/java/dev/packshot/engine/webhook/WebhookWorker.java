package dev.packshot.engine.webhook;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;

import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Remedy;
import dev.packshot.engine.work.NeedsPerson;
import dev.packshot.engine.work.Pool;
import dev.packshot.engine.work.RetryPolicy;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.Worker;
import jakarta.inject.Singleton;

/** Delivers: again and again for about a day. Each endpoint has a share of its own, so that a slow one delays nobody. */
@Singleton
final class WebhookWorker implements Worker {
    static final String STAGE = "webhook";

    private final Sender sender;

    WebhookWorker(Sender sender) {
        this.sender = sender;
    }

    @Override
    public String stage() {
        return STAGE;
    }

    @Override
    public Pool pool() {
        return Pool.IO;
    }

    @Override
    public RetryPolicy retries() {
        return RetryPolicy.retry(15)
                .startingAt(ofSeconds(10))
                .doublingUpTo(ofHours(6))
                .thenQuarantine();
    }

    @Override
    public void work(WorkItem item) {
        switch (sender.send(item.row())) {
            case Sender.Outcome.Done done -> {}
            case Sender.Outcome.NotTaken not ->
                throw new ConnectorException.Unavailable("The webhook's receiver didn't take it: " + not.words(), null);
            case Sender.Outcome.SwitchedOff off ->
                throw new NeedsPerson(
                        "The webhook to %s was switched off. %s Put the receiver right, switch it on, and send this again."
                                .formatted(off.url(), off.words()),
                        Remedy.RETRY);
        }
    }
}
