package dev.packshot.engine.api.upload;

import dev.packshot.engine.account.Role;
import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.profile.BrandProfiles;
import dev.packshot.engine.refusal.RefusalType;
import dev.packshot.engine.refusal.Refused;
import dev.packshot.engine.signin.Caller;
import dev.packshot.engine.upload.Upload;
import dev.packshot.engine.upload.UploadKeyReused;
import dev.packshot.engine.upload.UploadWish;
import dev.packshot.engine.upload.Uploads;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Takes photographs in. */
@Path("/api/v1/uploads")
@Tag(name = "Uploads")
@RolesAllowed(Role.MAY_OPERATE)
public class UploadResource {
    private final Uploads uploads;
    private final BrandProfiles profiles;
    private final Ids ids;
    private final Caller caller;

    UploadResource(Uploads uploads, BrandProfiles profiles, Ids ids, Caller caller) {
        this.uploads = uploads;
        this.profiles = profiles;
        this.ids = ids;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(202)
    @Consumes({"image/*", MediaType.APPLICATION_OCTET_STREAM})
    @APIResponseSchema(value = UploadView.class, responseCode = "202")
    @Operation(
            operationId = "upload",
            summary = "Have a picture set made of a photograph",
            description =
                    "The body is the file, at most 100 MiB. The same Idempotency-Key makes one set only. It takes part in no"
                            + " shop; the set can be had for 7 days.")
    public UploadView raw(
            @BeanParam @Valid UploadQuery query,
            @HeaderParam("Idempotency-Key") @Size(min = 1, max = 255) @Nullable String key,
            byte[] photograph) {
        return taken(query, key, photograph);
    }

    @POST
    @Path("/form")
    @ResponseStatus(202)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @APIResponseSchema(value = UploadView.class, responseCode = "202")
    @Operation(operationId = "uploadForm", summary = "The same from a form, in its field file")
    public UploadView form(
            @BeanParam @Valid UploadQuery query,
            @HeaderParam("Idempotency-Key") @Size(min = 1, max = 255) @Nullable String key,
            @RestForm("file") @NotNull FileUpload file) {
        try {
            return taken(query, key, Files.readAllBytes(file.uploadedFile()));
        } catch (IOException e) {
            throw new UncheckedIOException("The uploaded file is gone", e);
        }
    }

    private UploadView taken(UploadQuery query, @Nullable String key, byte[] photograph) {
        if (photograph.length == 0) {
            throw Refused.invalid("file", "is empty");
        }
        UploadWish wish = query.wish();
        wish.profile().filter(id -> profiles.findByIdOptional(id).isEmpty()).ifPresent(id -> {
            throw Refused.invalid("profile", "is no version of a profile");
        });
        try {
            Upload upload = uploads.take(id(key), photograph, wish, caller.name());
            return UploadView.of(upload, List.of(), upload.created().plus(Uploads.KEPT));
        } catch (UploadKeyReused e) {
            throw new Refused(RefusalType.KEY_REUSED, String.valueOf(e.getMessage()));
        }
    }

    private UUID id(@Nullable String key) {
        return key == null
                ? ids.next()
                : UUID.nameUUIDFromBytes((caller.name() + "\n" + key).getBytes(StandardCharsets.UTF_8));
    }
}
