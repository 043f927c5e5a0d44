package dev.packshot.engine.reference;

import dev.packshot.catalog.Platform;
import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.profile.BrandProfiles;
import dev.packshot.engine.studio.CandidateModels;
import dev.packshot.engine.work.Urgency;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Begins runs: an item of work for each picture. */
@ApplicationScoped
class RunStarter {
    private final ReferenceRuns runs;
    private final CandidateModels models;
    private final BrandProfiles profiles;
    private final WorkQueue queue;
    private final Ids ids;
    private final Clock clock;

    RunStarter(
            ReferenceRuns runs, CandidateModels models, BrandProfiles profiles, WorkQueue queue, Ids ids, Clock clock) {
        this.runs = runs;
        this.models = models;
        this.profiles = profiles;
        this.queue = queue;
        this.ids = ids;
        this.clock = clock;
    }

    UUID id() {
        return ids.next();
    }

    Instant now() {
        return clock.instant();
    }

    ReferenceRun freeze(ReferenceSet set, String actor) {
        return begin(set, ReferenceRun.Purpose.FREEZE, setting(models.chosen(), present(set)), actor);
    }

    ReferenceRun compare(ReferenceSet set, Candidate candidate, String actor) {
        if (runs.freezing(set.id()).ended().isEmpty()) {
            throw new ReferenceRefused(
                    ReferenceRefused.Reason.NOT_FROZEN_YET,
                    "The pictures of \"%s\" are still being made. Compare when that is done.".formatted(set.name()));
        }
        ReferenceRun.Setting setting =
                switch (candidate) {
                    case Candidate.Model(String id) -> setting(models.named(id), present(set));
                    case Candidate.Profile(UUID version) -> setting(models.chosen(), Optional.of(version));
                };
        ReferenceRun.Purpose purpose =
                switch (candidate) {
                    case Candidate.Model model -> ReferenceRun.Purpose.MODEL;
                    case Candidate.Profile profile -> ReferenceRun.Purpose.PROFILE;
                };
        return runs.of(set.id()).stream()
                .filter(run -> run.ended().isEmpty()
                        && run.purpose() == purpose
                        && run.setting().equals(setting))
                .findFirst()
                .orElseGet(() -> begin(set, purpose, setting, actor));
    }

    private static ReferenceRun.Setting setting(CandidateModels.Named model, Optional<UUID> profile) {
        return new ReferenceRun.Setting(model.id(), model.mattes(), profile);
    }

    private Optional<UUID> present(ReferenceSet set) {
        Platform any = set.platforms().getFirst();
        return profiles.chosen(set.connection(), "", any).profile();
    }

    private ReferenceRun begin(
            ReferenceSet set, ReferenceRun.Purpose purpose, ReferenceRun.Setting setting, String actor) {
        var run = new ReferenceRun(ids.next(), set.id(), purpose, setting, actor, clock.instant());
        runs.persistAndFlush(run);
        List<WorkItem> items = new ArrayList<>();
        for (int position = 0; position < set.originals().size(); position++) {
            items.add(new WorkItem(ReferenceWorker.REFERENCE, run.id() + "/" + position, set.connection(), ""));
        }
        queue.addAll(items, Urgency.ROUTINE, clock.instant());
        return run;
    }
}
