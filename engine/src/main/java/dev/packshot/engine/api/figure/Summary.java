package dev.packshot.engine.api.figure;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The figures of a range, in one number each. A number that nothing was measured for is left empty. */
@Schema(name = "FigureSummary")
public record Summary(
        Instant from,
        Instant until,
        @Schema(description = "Pictures made") double images,

        @Schema(description = "Pictures for each hour in which some were made") @Nullable Double imagesPerHour,

        @Schema(description = "Share of photographs that nothing could be made of, 0 to 1") @Nullable Double errorRate,

        @Schema(description = "Share of decisions that a person made, 0 to 1") @Nullable Double needingPeople,

        @Schema(
                description =
                        "packshot.machine.price-per-hour times working hours, for each picture; none without a price")
        @Nullable Double costPerImage,

        @Schema(description = "Mean seconds from the signal to live pictures") @Nullable Double signalToLiveSeconds,

        @Schema(description = "Share of first renditions that broke no blocking rule, 0 to 1") @Nullable Double compliantAtOnce,

        @Schema(description = "Galleries that were read back live")
        double published,

        @Schema(description = "Problems that opened") double problems,

        @Schema(description = "Greatest age of an item that was due and not begun, seconds") @Nullable Double queueAgeSeconds) {}
