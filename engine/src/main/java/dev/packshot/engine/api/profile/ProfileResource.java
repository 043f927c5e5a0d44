package dev.packshot.engine.api.profile;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.engine.account.Role;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.profile.BrandProfile;
import dev.packshot.engine.profile.BrandProfiles;
import dev.packshot.engine.refusal.Refused;
import dev.packshot.engine.signin.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Brand profiles: how pictures are to look. */
@Path("/api/v1/profiles")
@Tag(name = "Profiles")
public class ProfileResource {
    private final BrandProfiles profiles;
    private final Connections connections;
    private final Caller caller;

    ProfileResource(BrandProfiles profiles, Connections connections, Caller caller) {
        this.profiles = profiles;
        this.connections = connections;
        this.caller = caller;
    }

    /** A version of a profile. */
    @Schema(name = "Profile")
    public record ProfileView(
            UUID id,
            String name,

            @Schema(description = "The version's number, from 1")
            int number,

            @Schema(description = "As docs/profile.md says", type = SchemaType.OBJECT) @JsonRawValue
            String content,

            String author,
            Instant created) {
        static ProfileView of(BrandProfile version) {
            return new ProfileView(
                    version.id(),
                    version.name(),
                    version.number(),
                    version.text(),
                    version.author(),
                    version.created());
        }
    }

    /** A profile to be kept. */
    @Schema(name = "ProfileWish")
    public record ProfileWish(
            @NotNull @Pattern(regexp = "[^\\p{Cntrl}/]{1,80}") @Schema(examples = "spring look")
            String name,

            @NotNull @Schema(description = "As docs/profile.md says", type = SchemaType.OBJECT)
            JsonNode content) {}

    /** Which version holds. */
    @Schema(name = "ProfileChoice")
    public record Choice(
            @NotNull UUID connection,

            @Size(max = 200) @Schema(description = "Only for listings of this type; for all others when left out")
            @Nullable String productType) {}

    @GET
    @RolesAllowed(Role.MAY_VIEW)
    @Operation(operationId = "listProfiles", summary = "The newest version of each profile, by name")
    public List<ProfileView> list() {
        return profiles.newest().stream().map(ProfileView::of).toList();
    }

    @POST
    @RolesAllowed(Role.MAY_OPERATE)
    @Operation(
            operationId = "saveProfile",
            summary = "Keep a new version of a profile",
            description = "Versions never change. What is the newest version already makes none.")
    public ProfileView save(@Valid @NotNull ProfileWish wish) {
        return ProfileView.of(profiles.save(wish.name(), wish.content().toPrettyString(), caller.name()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.MAY_VIEW)
    @Operation(operationId = "getProfile", summary = "One version")
    public ProfileView get(UUID id) {
        return ProfileView.of(found(id));
    }

    @GET
    @Path("/{id}/versions")
    @RolesAllowed(Role.MAY_VIEW)
    @Operation(operationId = "listProfileVersions", summary = "All versions of the same name, the newest first")
    public List<ProfileView> versions(UUID id) {
        return profiles.versions(found(id).name()).stream().map(ProfileView::of).toList();
    }

    @PUT
    @Path("/{id}/choice")
    @RolesAllowed(Role.MAY_OPERATE)
    @Operation(
            operationId = "chooseProfile",
            summary = "Make a version hold for a shop",
            description = "For what is planned from now on; finished pictures stay as they are.")
    public void choose(UUID id, @Valid @NotNull Choice choice) {
        if (connections.findByIdOptional(choice.connection()).isEmpty()) {
            throw Refused.missing("connection", choice.connection());
        }
        String type = choice.productType() == null ? "" : choice.productType();
        profiles.choose(choice.connection(), type, found(id).id(), caller.name());
    }

    private BrandProfile found(UUID id) {
        return profiles.findByIdOptional(id).orElseThrow(() -> Refused.missing("profile", id));
    }
}
