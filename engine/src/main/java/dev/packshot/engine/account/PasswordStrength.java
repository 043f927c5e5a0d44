package dev.packshot.engine.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How hard a stolen table of passwords is to guess. */
@ConfigMapping(prefix = "packshot.password")
public interface PasswordStrength {
    /** Bcrypt makes 2^cost rounds, 10 to 16; 12 are about a quarter of a second. OWASP asks for 10 at least. */
    @WithDefault("12")
    @Min(10) @Max(16) int cost();
}
