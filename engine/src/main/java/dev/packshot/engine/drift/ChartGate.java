package dev.packshot.engine.drift;

import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.planning.Batch;
import dev.packshot.engine.planning.Batches;
import dev.packshot.engine.planning.QualityGate;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Draws a decided batch into its charts, and objects when one of them shows that pictures became worse. */
@Singleton
final class ChartGate implements QualityGate {
    private final BatchFigures figures;
    private final Batches batches;
    private final DriftCharts charts;
    private final Drawing drawing;
    private final Objection objection;
    private final Ids ids;

    ChartGate(
            BatchFigures figures, Batches batches, DriftCharts charts, Drawing drawing, Objection objection, Ids ids) {
        this.figures = figures;
        this.batches = batches;
        this.charts = charts;
        this.drawing = drawing;
        this.objection = objection;
        this.ids = ids;
    }

    @Override
    public Optional<String> objection(UUID connection, UUID batch) {
        Batch row = batches.findById(batch);
        List<String> sentences = new ArrayList<>();
        for (Map.Entry<BatchFigures.Process, Subgroup> made : figures.of(batch).entrySet()) {
            List<Sample> samples = made.getValue().samples(drawing.settings().pictures());
            if (!samples.isEmpty()) {
                DriftChart chart = chart(connection, made.getKey());
                drawing.draw(chart, row, samples)
                        .forEach(finding -> sentences.add(objection.sentence(chart, row, finding)));
            }
        }
        return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", sentences));
    }

    private DriftChart chart(UUID connection, BatchFigures.Process process) {
        UUID profile = process.profile().orElse(null);
        return charts.open(connection, process.model(), profile).orElseGet(() -> {
            var chart = new DriftChart(ids.next(), connection, process.model(), profile, drawing.now());
            charts.persistAndFlush(chart);
            return chart;
        });
    }

    /** Puts samples onto a chart. */
    @Singleton
    static final class Drawing {
        private final DriftPoints points;
        private final DriftSettings settings;
        private final Ids ids;
        private final Clock clock;

        Drawing(DriftPoints points, DriftSettings settings, Ids ids, Clock clock) {
            this.points = points;
            this.settings = settings;
            this.ids = ids;
            this.clock = clock;
        }

        DriftSettings settings() {
            return settings;
        }

        Instant now() {
            return clock.instant();
        }

        /** Draws a batch's samples, and says which of them break a rule. */
        List<ControlChart.Finding> draw(DriftChart chart, Batch batch, List<Sample> samples) {
            List<ControlChart.Finding> findings = samples.stream()
                    .map(sample -> upToNow(chart, sample.of()).judge(sample))
                    .toList();
            List<ControlChart.Finding> broken = findings.stream()
                    .filter(finding -> finding.broken().isPresent())
                    .toList();
            for (ControlChart.Finding finding : findings) {
                DriftPoint.Phase phase = finding.firm() ? DriftPoint.Phase.WATCHED : DriftPoint.Phase.BASELINE;
                // A batch that something is wrong with is no measure for others, whatever else of it looks right.
                points.persist(new DriftPoint(
                        ids.next(),
                        chart.id(),
                        batch.id(),
                        batch.number(),
                        finding,
                        broken.isEmpty() ? phase : DriftPoint.Phase.ALARM,
                        clock.instant()));
            }
            return broken;
        }

        private ControlChart upToNow(DriftChart chart, Characteristic characteristic) {
            List<Sample> baseline = new ArrayList<>();
            List<Double> run = new ArrayList<>();
            for (DriftPoint point : points.of(chart.id(), characteristic)) {
                if (point.phase() == DriftPoint.Phase.BASELINE) {
                    baseline.add(point.sample());
                }
                switch (point.phase()) {
                    case BASELINE, WATCHED -> point.score().ifPresent(run::add);
                    // Whoever let the shop go on looked at what led there: it isn't part of the next alarm.
                    case ALARM, EXCUSED -> run.clear();
                }
            }
            return new ControlChart(settings, baseline, run);
        }
    }
}
