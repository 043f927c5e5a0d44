package dev.packshot.engine.api.figure;

import dev.packshot.engine.account.Role;
import dev.packshot.engine.figure.Figure;
import dev.packshot.engine.figure.Figures;
import dev.packshot.engine.figure.Grain;
import dev.packshot.engine.figure.Sample;
import dev.packshot.engine.refusal.Refused;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Figures over time. */
@Path("/api/v1/figures")
@Tag(name = "Figures")
@RolesAllowed(Role.MAY_VIEW)
public class FigureResource {
    private static final long MOST_SAMPLES = 3_000;
    private static final int USUAL_SAMPLES = 60;

    private final Figures figures;
    private final Summaries summaries;
    private final Clock clock;

    FigureResource(Figures figures, Summaries summaries, Clock clock) {
        this.figures = figures;
        this.summaries = summaries;
        this.clock = clock;
    }

    /** A figure over time. */
    @Schema(name = "FigureSeries")
    public record Series(
            @Schema(examples = "images") String figure,
            @Schema(examples = "pictures") String unit,
            @Schema(description = "What it means") String meaning,
            Grain grain,
            Instant from,
            Instant until,

            @Schema(description = "The oldest first; times without one are left out")
            List<SampleView> samples) {}

    /** A figure in a time. */
    @Schema(name = "FigureSample")
    public record SampleView(
            @Schema(description = "Start of the minute, hour or day, UTC")
            Instant start,

            long count,
            double sum,
            double mean,
            double lowest,
            double highest) {
        static SampleView of(Sample sample) {
            return new SampleView(
                    sample.start(), sample.count(), sample.sum(), sample.mean(), sample.lowest(), sample.highest());
        }
    }

    @GET
    @Operation(
            operationId = "getFigures",
            summary = "The figures of a range, in one number each",
            description = "The last 24 hours when nothing else is asked for.")
    public Summary summary(
            @QueryParam("from") @Nullable Instant from,
            @QueryParam("until") @Nullable Instant until,
            @QueryParam("connection") @Nullable UUID connection) {
        Instant end = until == null ? clock.instant() : until;
        Instant start = from == null ? end.minus(Duration.ofHours(24)) : from;
        check(start, end, Grain.DAY);
        return summaries.of(start, end, connection);
    }

    @GET
    @Path("/{figure}")
    @Operation(
            operationId = "getFigure",
            summary = "One figure over time",
            description =
                    "images, refused, decided, compliant-at-once, signal-to-live, published, problems, queue-age or"
                            + " working-hours. Minutes are kept for 2 days, hours for 92, days for 5 years.")
    public Series series(
            @Parameter(example = "images") String figure,
            @QueryParam("grain") @DefaultValue("MINUTE") Grain grain,
            @QueryParam("from") @Nullable Instant from,
            @QueryParam("until") @Nullable Instant until,
            @QueryParam("connection") @Nullable UUID connection) {
        Figure wanted = Figure.labelled(figure).orElseThrow(() -> Refused.missing("figure", figure));
        Instant end = until == null ? clock.instant() : until;
        Instant start = from == null ? end.minus(grain.length().multipliedBy(USUAL_SAMPLES)) : from;
        check(start, end, grain);
        List<SampleView> samples = figures.read(wanted, grain, start, end, connection).stream()
                .map(SampleView::of)
                .toList();
        return new Series(wanted.label(), wanted.unit(), wanted.meaning(), grain, start, end, samples);
    }

    private static void check(Instant from, Instant until, Grain grain) {
        if (!from.isBefore(until)) {
            throw Refused.invalid("from", "is before until");
        }
        if (Duration.between(from, until).dividedBy(grain.length()) > MOST_SAMPLES) {
            throw Refused.invalid(
                    "grain", "is coarser for so long a range: at most %d samples".formatted(MOST_SAMPLES));
        }
    }
}
