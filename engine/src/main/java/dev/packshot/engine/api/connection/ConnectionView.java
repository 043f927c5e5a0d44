package dev.packshot.engine.api.connection;

import dev.packshot.engine.connection.Connection;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A connection as callers see it: without its secrets. */
@Schema(name = "Connection")
public record ConnectionView(
        UUID id,
        @Schema(examples = "My shop") String name,
        @Schema(examples = "folder") String connector,

        @Schema(description = "By key; secrets are never given out")
        Map<String, String> settings,

        @Schema(description = "The shop as its marketplace names it, once that is known", examples = "my-shop.example")
        @Nullable String account,

        @Schema(enumeration = {"AUTO", "REVIEW", "DRY_RUN"}) String policy,

        @Schema(enumeration = {"ACTIVE", "PAUSED", "NEEDS_SIGN_IN", "REMOVED"})
        String state,

        @Schema(description = "Why it isn't active; empty when it is")
        String stateReason,

        @Schema(description = "Share of rule-approved pictures that a person looks at, 0 to 1", examples = "0.02")
        double sampleShare,

        Instant created,
        @Schema(description = "The ETag without its quotes") int version) {
    static ConnectionView of(Connection connection) {
        return new ConnectionView(
                connection.id(),
                connection.name(),
                connection.connector(),
                connection.settings().values(),
                connection.account().orElse(null),
                connection.policy().name(),
                connection.state().name(),
                connection.stateReason(),
                connection.sampleShare(),
                connection.created(),
                connection.version());
    }
}
