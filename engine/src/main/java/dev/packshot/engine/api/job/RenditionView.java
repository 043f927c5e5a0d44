package dev.packshot.engine.api.job;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.packshot.engine.studio.StoredCutout;
import dev.packshot.engine.studio.StoredRendition;
import dev.packshot.pipeline.stored.JudgementJson;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A finished file and the evidence on it. */
@Schema(name = "Rendition")
public record RenditionView(
        UUID id,
        UUID job,
        @Schema(examples = "amazon") String platform,
        @Schema(examples = "main") String slot,

        @Schema(description = "SHA-256 of the file: what a decision is bound to")
        String digest,

        @Schema(examples = "image/jpeg") String mediaType,
        int width,
        int height,
        long bytes,

        @Schema(description = "Whether the product was enlarged beyond the photograph's resolution")
        boolean enlarged,

        @Schema(description = "Whether light or colour was changed on purpose")
        boolean altered,

        @Schema(description = "Whether no blocking rule failed; none until inspected") @Nullable Boolean compliant,

        @Schema(description = "The verdict on each rule, once inspected (docs/report.md)", type = SchemaType.OBJECT)
        @JsonRawValue
        @Nullable String report,

        @Schema(description = "How doubtful the cut-out is: figure, reasons and features", type = SchemaType.OBJECT)
        @JsonRawValue
        @Nullable String uncertainty,

        @Schema(description = "What was found out about the photograph", type = SchemaType.OBJECT)
        @JsonRawValue
        @Nullable String quality,

        @Schema(description = "The network that found the product") @Nullable String model,

        Instant made) {
    static RenditionView of(StoredRendition rendition, Optional<StoredCutout> cutout) {
        return new RenditionView(
                rendition.id(),
                rendition.job(),
                rendition.platform().id(),
                rendition.slot().label(),
                rendition.digest().hex(),
                rendition.type().mime(),
                rendition.size().width(),
                rendition.size().height(),
                rendition.bytes(),
                rendition.enlarged(),
                rendition.altered(),
                rendition.compliant().orElse(null),
                rendition.report().map(JudgementJson::text).orElse(null),
                cutout.map(made -> made.evidence().uncertainty()).orElse(null),
                cutout.map(made -> made.evidence().quality()).orElse(null),
                cutout.map(StoredCutout::model).orElse(null),
                rendition.made());
    }
}
