package dev.packshot.engine.api.webhook;

import dev.packshot.engine.webhook.Endpoint;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An endpoint, without its secret. */
@Schema(name = "Webhook")
public record WebhookView(
        UUID id,
        @Schema(examples = "https://erp.example/packshot") String url,
        String description,

        @Schema(description = "Types that it wants; empty for all", examples = "[\"publication.verified\"]")
        Set<String> types,

        boolean enabled,

        @Schema(description = "Why Packshot switched it off; empty when it didn't")
        String disabledReason,

        @Schema(description = "Since when it has taken nothing") @Nullable Instant failingSince,

        Instant created,
        String createdBy,
        @Schema(description = "The ETag without its quotes") int version) {
    static WebhookView of(Endpoint endpoint) {
        return new WebhookView(
                endpoint.id(),
                endpoint.url(),
                endpoint.description(),
                new TreeSet<>(endpoint.types()),
                endpoint.enabled(),
                endpoint.disabledReason(),
                endpoint.failingSince(),
                endpoint.created(),
                endpoint.createdBy(),
                endpoint.version());
    }
}
