package dev.packshot.engine.drift;

import dev.packshot.engine.review.Doubts;
import dev.packshot.engine.studio.ImageJob;
import dev.packshot.engine.studio.ImageJobs;
import dev.packshot.engine.studio.JobState;
import dev.packshot.engine.studio.StoredCutout;
import dev.packshot.engine.studio.StoredRendition;
import dev.packshot.pipeline.inspect.ComplianceReport;
import dev.packshot.pipeline.refine.Uncertainty;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what the jobs of a batch came to, by what they were made with. */
@Singleton
final class BatchFigures {
    private static final String JOBS = """
            select j, c, r from ImageJob j join StoredCutout c on c.key = j.cutoutKey
            left join StoredRendition r on r.id = j.rendition where j.batch = :batch and j.state <> :dropped order by j.id
            """;

    private final ImageJobs jobs;
    private final Doubts doubts;

    BatchFigures(ImageJobs jobs, Doubts doubts) {
        this.jobs = jobs;
        this.doubts = doubts;
    }

    /** What pictures are made with: another one is another process. */
    record Process(String model, Optional<UUID> profile) {}

    /** The figures of a batch for each process; those of decided jobs never change. */
    Map<Process, Subgroup> of(UUID batch) {
        Map<Process, List<Subgroup.Picture>> pictures = new LinkedHashMap<>();
        List<Object[]> rows = jobs.getEntityManager()
                .createQuery(JOBS, Object[].class)
                .setParameter("batch", batch)
                .setParameter("dropped", JobState.DROPPED)
                .getResultList();
        for (Object[] row : rows) {
            var job = (ImageJob) row[0];
            var cutout = (StoredCutout) row[1];
            pictures.computeIfAbsent(new Process(cutout.model(), job.profile()), process -> new ArrayList<>())
                    .add(picture(job, cutout, (StoredRendition) row[2]));
        }
        Map<Process, Subgroup> subgroups = new LinkedHashMap<>();
        pictures.forEach((process, of) -> subgroups.put(process, new Subgroup(of)));
        return subgroups;
    }

    private Subgroup.Picture picture(ImageJob job, StoredCutout cutout, @Nullable StoredRendition rendition) {
        if (cutout.refusal().isPresent()) {
            return Subgroup.Picture.REFUSED;
        }
        Optional<ComplianceReport> report = Optional.ofNullable(rendition).flatMap(StoredRendition::report);
        boolean refused = report.filter(known -> !known.compliant()).isPresent();
        double doubt = cutout.uncertainty().figure();
        return new Subgroup.Picture(
                refused || !doubts.about(cutout, job.slot()).isEmpty(),
                doubt == Uncertainty.CANT_TELL ? Optional.empty() : Optional.of(doubt),
                report.map(known -> known.figures().fidelityMean()),
                report.map(known -> known.figures().fillLongest()));
    }
}
