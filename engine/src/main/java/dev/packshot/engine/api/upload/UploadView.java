package dev.packshot.engine.api.upload;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.packshot.catalog.Platform;
import dev.packshot.engine.upload.Upload;
import dev.packshot.engine.upload.UploadPicture;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A photograph that was handed over, and what was made of it. */
@Schema(name = "Upload")
public record UploadView(
        UUID id,
        String sku,
        String altText,
        @Schema(examples = "main") String slot,
        @Schema(examples = "[\"amazon\",\"etsy\"]") List<String> platforms,
        @Nullable UUID profile,
        @Schema(description = "SHA-256 of the photograph") String original,

        @Schema(enumeration = {"WAITING", "DONE", "REFUSED"})
        String state,

        @Schema(description = "Why nothing can be made of it; empty otherwise")
        String words,

        @Schema(description = "How doubtful the cut-out is, once done", type = SchemaType.OBJECT)
        @JsonRawValue
        @Nullable String uncertainty,

        @Schema(description = "The set, once done") List<PictureView> pictures,
        Instant created,
        @Nullable Instant done,

        @Schema(description = "Until when the set can be had")
        Instant until) {
    /** A picture of a set. */
    @Schema(name = "UploadPicture")
    public record PictureView(
            @Schema(examples = "amazon") String platform,
            @Schema(description = "SHA-256 of the file") String digest,
            @Schema(examples = "image/jpeg") String mediaType,
            int width,
            int height,
            long bytes,

            @Schema(description = "Whether no blocking rule failed")
            boolean compliant,

            @Schema(description = "The verdict on each rule (docs/report.md)", type = SchemaType.OBJECT) @JsonRawValue
            String report) {
        static PictureView of(UploadPicture picture) {
            return new PictureView(
                    picture.platform(),
                    picture.digest().hex(),
                    picture.type().mime(),
                    picture.size().width(),
                    picture.size().height(),
                    picture.bytes(),
                    picture.compliant(),
                    picture.report());
        }
    }

    static UploadView of(Upload upload, List<UploadPicture> pictures, Instant until) {
        return new UploadView(
                upload.id(),
                upload.wish().sku().value(),
                upload.wish().altText(),
                upload.wish().slot().label(),
                upload.wish().platforms().stream().map(Platform::id).toList(),
                upload.wish().profile().orElse(null),
                upload.original().hex(),
                upload.state().name(),
                upload.words(),
                upload.evidence().orElse(null),
                pictures.stream().map(PictureView::of).toList(),
                upload.created(),
                upload.done().orElse(null),
                until);
    }
}
