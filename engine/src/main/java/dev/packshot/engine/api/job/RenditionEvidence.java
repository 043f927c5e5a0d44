package dev.packshot.engine.api.job;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.MediaType;
import dev.packshot.engine.account.Role;
import dev.packshot.engine.media.MediaStore;
import dev.packshot.engine.refusal.Refused;
import dev.packshot.engine.studio.Cutouts;
import dev.packshot.engine.studio.ImageJobs;
import dev.packshot.engine.studio.Renditions;
import dev.packshot.engine.studio.StoredCutout;
import dev.packshot.engine.studio.StoredRendition;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Finished files with what speaks for and against them. */
@Path("/api/v1/renditions/{id}")
@Tag(name = "Renditions")
@RolesAllowed(Role.MAY_VIEW)
public class RenditionEvidence {
    private static final String JPEG = "image/jpeg";
    private static final String PNG = "image/png";

    private final Renditions renditions;
    private final Cutouts cutouts;
    private final ImageJobs jobs;
    private final MediaStore store;

    RenditionEvidence(Renditions renditions, Cutouts cutouts, ImageJobs jobs, MediaStore store) {
        this.renditions = renditions;
        this.cutouts = cutouts;
        this.jobs = jobs;
        this.store = store;
    }

    @GET
    @Operation(operationId = "getRendition", summary = "One finished file and the evidence on it")
    public RenditionView get(UUID id) {
        StoredRendition rendition = found(id);
        return RenditionView.of(rendition, cutout(rendition));
    }

    @GET
    @Path("/file")
    @Operation(operationId = "getRenditionFile", summary = "The file as it goes to the marketplace")
    @APIResponse(
            responseCode = "200",
            description = "The picture",
            content = @Content(mediaType = "image/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<byte[]> file(UUID id) {
        StoredRendition rendition = found(id);
        return picture(rendition.digest(), rendition.type().mime());
    }

    @GET
    @Path("/preview")
    @Operation(operationId = "getRenditionPreview", summary = "A small JPEG of the file")
    @APIResponse(
            responseCode = "200",
            description = "The picture",
            content = @Content(mediaType = JPEG, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<byte[]> preview(UUID id) {
        return picture(found(id).preview(), MediaType.JPEG.mime());
    }

    @GET
    @Path("/before")
    @Operation(operationId = "getRenditionBefore", summary = "A small JPEG of the photograph")
    @APIResponse(
            responseCode = "200",
            description = "The picture",
            content = @Content(mediaType = JPEG, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<byte[]> before(UUID id) {
        return picture(madeFrom(id).before(), MediaType.JPEG.mime());
    }

    @GET
    @Path("/mask")
    @Operation(operationId = "getRenditionMask", summary = "The matte as a grey PNG")
    @APIResponse(
            responseCode = "200",
            description = "The picture",
            content = @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<byte[]> mask(UUID id) {
        return picture(madeFrom(id).mask(), MediaType.PNG.mime());
    }

    /** Read whole: a damaged picture must be found before its first byte goes out. Bytes of a digest never change. */
    private RestResponse<byte[]> picture(Digest digest, String type) {
        return RestResponse.ResponseBuilder.ok(store.read(digest), type)
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable")
                .header(HttpHeaders.ETAG, '"' + digest.hex() + '"')
                .build();
    }

    private StoredRendition found(UUID id) {
        return renditions.findByIdOptional(id).orElseThrow(() -> Refused.missing("rendition", id));
    }

    private StoredCutout madeFrom(UUID id) {
        return cutout(found(id)).orElseThrow(() -> Refused.missing("cut-out of rendition", id));
    }

    private Optional<StoredCutout> cutout(StoredRendition rendition) {
        return jobs.findByIdOptional(rendition.job()).flatMap(cutouts::of).filter(cutout -> cutout.refusal()
                .isEmpty());
    }
}
