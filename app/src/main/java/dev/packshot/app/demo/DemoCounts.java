package dev.packshot.app.demo;

import dev.packshot.engine.publication.Publication;
import dev.packshot.engine.publication.PublicationRows;
import dev.packshot.engine.publication.PublicationState;
import dev.packshot.engine.studio.ImageJob;
import dev.packshot.engine.studio.ImageJobs;
import dev.packshot.engine.studio.JobState;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What was counted of a shop.
 *
 * @param listings with at least one picture
 * @param made renditions
 * @param approved by the rule
 * @param toReview waiting for a person
 * @param refused photographs that nothing is made of, and renditions that a marketplace would refuse
 * @param published changes that the shelf answered
 * @param verified changes that were read back
 * @param due listings whose pictures are all decided, one of them approved: those that have to be live
 * @param live of these, those whose last publication was read back
 */
record DemoCounts(
        long listings,
        long made,
        long approved,
        long toReview,
        long refused,
        long published,
        long verified,
        long due,
        long live) {
    private static final Set<JobState> MADE =
            EnumSet.of(JobState.RENDERED, JobState.INSPECTED, JobState.IN_REVIEW, JobState.APPROVED, JobState.REJECTED);

    static DemoCounts of(UUID connection, ImageJobs jobs, PublicationRows publications) {
        List<ImageJob> all = jobs.list("connection", connection);
        List<Publication> changes = publications.list("connection", connection);
        Set<UUID> waiting = listings(all, job -> job.state().undecided());
        Set<UUID> due = listings(all, job -> job.state() == JobState.APPROVED);
        due.removeAll(waiting);
        Set<UUID> live = changes.stream()
                .filter(change -> change.state() == PublicationState.VERIFIED)
                .map(Publication::listing)
                .collect(Collectors.toSet());
        live.retainAll(due);
        return new DemoCounts(
                listings(all, job -> true).size(),
                count(all, MADE),
                count(all, EnumSet.of(JobState.APPROVED)),
                count(all, EnumSet.of(JobState.IN_REVIEW)),
                count(all, EnumSet.of(JobState.REJECTED, JobState.REFUSED)),
                changes.stream()
                        .filter(change -> change.published().isPresent())
                        .count(),
                changes.stream().filter(change -> change.verified().isPresent()).count(),
                due.size(),
                live.size());
    }

    private static Set<UUID> listings(List<ImageJob> jobs, java.util.function.Predicate<ImageJob> which) {
        return jobs.stream().filter(which).map(ImageJob::listing).collect(Collectors.toSet());
    }

    private static long count(List<ImageJob> jobs, Set<JobState> states) {
        return jobs.stream().filter(job -> states.contains(job.state())).count();
    }

    boolean allLive() {
        return due > 0 && live == due;
    }
}
