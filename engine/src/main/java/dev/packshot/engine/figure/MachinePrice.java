package dev.packshot.engine.figure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.PositiveOrZero;

/** What the machines cost. */
@ConfigMapping(prefix = "packshot.machine")
public interface MachinePrice {
    /** Price of all machines together for an hour, in any currency; 0 when it isn't known. */
    @WithDefault("0")
    @PositiveOrZero double pricePerHour();
}
