package dev.packshot.engine.api.webhook;

import dev.packshot.engine.webhook.EndpointWish;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an endpoint is to be. */
@Schema(name = "WebhookWish")
public record WebhookWish(
        @NotNull @Schema(description = "https, a public host, port 443 or 8443", examples = "https://erp.example/packshot")
        URI url,

        @Schema(description = "For people, at most 200 characters") @Nullable String description,

        @Schema(description = "Types that it wants; all when left out") @Nullable Set<String> types,

        @Schema(description = "Whether it is told; yes when left out") @Nullable Boolean enabled) {
    EndpointWish wish() {
        return new EndpointWish(
                url,
                description == null ? "" : description,
                types == null ? Set.of() : types,
                enabled == null || enabled);
    }
}
