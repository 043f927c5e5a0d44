package dev.packshot.engine.api.connection;

import dev.packshot.connector.Settings;
import dev.packshot.engine.connection.Policy;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a connection is to be. */
@Schema(name = "ConnectionWish")
public record ConnectionWish(
        @NotNull @Schema(description = "Unique, 1 to 80 characters", examples = "My shop")
        String name,

        @NotNull @Schema(description = "By key of the connector's settings; a secret that is left out stays")
        Map<String, String> settings,

        @NotNull @Schema(description = "What happens to finished pictures")
        Policy policy,

        @DecimalMin("0") @DecimalMax("1") @Schema(description = "Share of rule-approved pictures that a person looks at; 0.02 when left out")
        @Nullable Double sampleShare) {
    /**
     * The settings, with what was kept filled in.
     *
     * @param kept holds where nothing else is wished
     * @param given holds whatever is wished
     */
    Settings over(Map<String, String> kept, Map<String, String> given) {
        Map<String, String> all = new HashMap<>(kept);
        all.putAll(settings);
        all.putAll(given);
        all.values().removeIf(String::isBlank);
        return new Settings(all);
    }
}
