package dev.packshot.engine.review;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.studio.Darkroom;
import dev.packshot.engine.studio.ImageJob;
import dev.packshot.engine.studio.JobState;
import dev.packshot.engine.studio.Stages;
import dev.packshot.engine.work.Pool;
import dev.packshot.engine.work.Probe;
import dev.packshot.engine.work.RetryPolicy;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.Worker;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Decides by rule, or asks a person. */
@Singleton
final class DecideWorker implements Worker {
    private final Evidence evidence;
    private final Connections connections;
    private final Decisions decisions;
    private final Reviews reviews;
    private final Darkroom darkroom;
    private final Probe probe;

    DecideWorker(
            Evidence evidence,
            Connections connections,
            Decisions decisions,
            Reviews reviews,
            Darkroom darkroom,
            Probe probe) {
        this.evidence = evidence;
        this.connections = connections;
        this.decisions = decisions;
        this.reviews = reviews;
        this.darkroom = darkroom;
        this.probe = probe;
    }

    @Override
    public String stage() {
        return Stages.DECIDE;
    }

    @Override
    public Pool pool() {
        return Pool.IO;
    }

    @Override
    public RetryPolicy retries() {
        return RetryPolicy.retry(6)
                .startingAt(ofSeconds(1))
                .doublingUpTo(ofMinutes(2))
                .thenQuarantine();
    }

    @Override
    public Optional<UUID> listing(WorkItem item) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Optional.of(evidence.job(item.row()).listing()));
    }

    @Override
    public void work(WorkItem item) {
        probe.at(Probe.Stage.DECIDE, Probe.Point.BEFORE_EFFECT);
        QuarkusTransaction.requiringNew().run(() -> {
            ImageJob job = evidence.job(item.row());
            if (job.state() == JobState.INSPECTED) {
                decide(job);
                probe.at(Probe.Stage.DECIDE, Probe.Point.AFTER_EFFECT);
            }
        });
        probe.at(Probe.Stage.DECIDE, Probe.Point.AFTER_COMMIT);
    }

    private void decide(ImageJob job) {
        var rendition = evidence.rendition(job);
        var rule = new AutoRule(evidence.doubts(), connections.get(job.connection()));
        switch (rule.on(job, rendition, evidence.cutout(job))) {
            case AutoRule.Verdict.Approve approve ->
                decisions.record(job, rendition.digest(), ruling(Outcome.APPROVED, approve.reasons()));
            case AutoRule.Verdict.Refuse refuse ->
                decisions.record(job, rendition.digest(), ruling(Outcome.REJECTED, refuse.reasons()));
            case AutoRule.Verdict.Ask ask -> reviews.open(job, rendition.digest(), ask);
        }
        darkroom.settle(job);
    }

    private static Decision.Ruling ruling(Outcome outcome, List<String> reasons) {
        return new Decision.Ruling(outcome, true, "auto-rule 1", reasons);
    }
}
