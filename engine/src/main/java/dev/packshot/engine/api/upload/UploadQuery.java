package dev.packshot.engine.api.upload;

import dev.packshot.catalog.Platform;
import dev.packshot.catalog.Sku;
import dev.packshot.catalog.Slot;
import dev.packshot.engine.upload.UploadWish;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** What is to be made of an uploaded photograph. */
@NullUnmarked // Filled in by the platform, then validated.
public final class UploadQuery {
    @QueryParam("platforms")
    @NotNull @Pattern(regexp = "[a-z][a-z0-9]{1,31}(,[a-z][a-z0-9]{1,31}){0,15}")
    @Parameter(description = "Whose rules hold, separated by commas", required = true, example = "amazon,etsy")
    String platforms;

    @QueryParam("sku")
    @NotNull @Size(min = 1, max = 128) @Pattern(regexp = "[^\\p{Cntrl}]*\\S[^\\p{Cntrl}]*") @Parameter(description = "Whose picture it is", required = true, example = "MUG-1")
    String sku;

    @QueryParam("altText")
    @DefaultValue("")
    @Size(max = 1_000) @Parameter(description = "What a reader who can't see it is told")
    String altText;

    @QueryParam("slot")
    @DefaultValue("main")
    @Pattern(regexp = "main|swatch|gallery-[1-9]\\d{0,2}") @Parameter(description = "Where it goes in the set: main, gallery-1 and so on")
    String slot;

    @QueryParam("profile")
    @Parameter(description = "Version of a brand profile; the shipped look when left out")
    @Nullable UUID profile;

    UploadWish wish() {
        List<Platform> wanted =
                Arrays.stream(platforms.split(",")).map(Platform::new).toList();
        return new UploadWish(new Sku(sku), altText, Slot.parse(slot), wanted, Optional.ofNullable(profile));
    }
}
