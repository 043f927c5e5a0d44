package dev.packshot.engine.api.upload;

import dev.packshot.engine.account.Role;
import dev.packshot.engine.api.Criteria;
import dev.packshot.engine.api.Keyset;
import dev.packshot.engine.api.Page;
import dev.packshot.engine.api.PageQuery;
import dev.packshot.engine.media.MediaStore;
import dev.packshot.engine.refusal.RefusalType;
import dev.packshot.engine.refusal.Refused;
import dev.packshot.engine.upload.PictureSet;
import dev.packshot.engine.upload.Upload;
import dev.packshot.engine.upload.UploadPicture;
import dev.packshot.engine.upload.UploadPictures;
import dev.packshot.engine.upload.UploadState;
import dev.packshot.engine.upload.Uploads;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What was made of uploads. */
@Path("/api/v1/uploads")
@Tag(name = "Uploads")
@RolesAllowed(Role.MAY_VIEW)
public class UploadResults {
    private static final String ZIP = "application/zip";

    private final Uploads uploads;
    private final UploadPictures pictures;
    private final PictureSet sets;
    private final MediaStore store;

    UploadResults(Uploads uploads, UploadPictures pictures, PictureSet sets, MediaStore store) {
        this.uploads = uploads;
        this.pictures = pictures;
        this.sets = sets;
        this.store = store;
    }

    @GET
    @Operation(operationId = "listUploads", summary = "Uploads of the last 7 days, the newest first")
    public Page<UploadView> list(@BeanParam @Valid PageQuery page) {
        Criteria criteria = new Criteria().olderThan(page.after(), "created");
        List<Upload> found = uploads.find(criteria.query("created desc, id desc"), criteria.parameters())
                .range(0, page.limit())
                .list();
        return Page.of(found, page.limit(), row -> new Keyset(row.created(), row.id()), this::view);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getUpload", summary = "One upload, and what was made of it")
    public UploadView get(UUID id) {
        return view(found(id));
    }

    @GET
    @Path("/{id}/set.zip")
    @Operation(
            operationId = "getUploadSet",
            summary = "The whole set",
            description = "A ZIP with a folder for each platform: the picture and its report. 409 until it is done.")
    @APIResponse(
            responseCode = "200",
            description = "The set",
            content = @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<byte[]> set(UUID id) {
        Upload upload = found(id);
        if (upload.state() != UploadState.DONE) {
            throw new Refused(
                    RefusalType.CONFLICT,
                    upload.state() == UploadState.WAITING ? "The set isn't made yet." : upload.words());
        }
        String name = upload.wish().sku().pathSegment().replaceAll("[^A-Za-z0-9._-]", "_");
        return RestResponse.ResponseBuilder.ok(sets.zip(upload, pictures.of(id)), ZIP)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".zip\"")
                .build();
    }

    @GET
    @Path("/{id}/pictures/{platform}")
    @Operation(operationId = "getUploadPicture", summary = "One picture of the set")
    @APIResponse(
            responseCode = "200",
            description = "The picture",
            content = @Content(mediaType = "image/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<byte[]> picture(UUID id, String platform) {
        UploadPicture picture = pictures.findByIdOptional(new UploadPicture.Key(id, platform))
                .orElseThrow(() -> Refused.missing("picture", id + "/" + platform));
        return RestResponse.ResponseBuilder.ok(
                        store.read(picture.digest()), picture.type().mime())
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable")
                .header(HttpHeaders.ETAG, '"' + picture.digest().hex() + '"')
                .build();
    }

    private UploadView view(Upload upload) {
        return UploadView.of(upload, pictures.of(upload.id()), upload.created().plus(Uploads.KEPT));
    }

    private Upload found(UUID id) {
        return uploads.findByIdOptional(id).orElseThrow(() -> Refused.missing("upload", id));
    }
}
