package dev.packshot.engine.budget;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How marketplaces' limits are used. Public, since its validation reads it from elsewhere. */
@ConfigMapping(prefix = "packshot.budget")
public interface BudgetSettings {
    /** Percent of each lane that only verifying and restoring may use, 0..90. */
    @WithDefault("10")
    @Min(0) @Max(90) int reserve();
}
