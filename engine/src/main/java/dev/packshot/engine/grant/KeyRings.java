package dev.packshot.engine.grant;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The ring that the operator gave, or the one of the data folder. */
final class KeyRings {
    @Produces
    @Singleton
    KeyRing ring(
            @ConfigProperty(name = "packshot.keys") Optional<String> keys,
            @ConfigProperty(name = "packshot.data") Optional<Path> data,
            SecureRandom random) {
        return keys.map(text -> KeyRing.parse(text, "PACKSHOT_KEYS"))
                .or(() -> data.map(folder -> KeyFile.open(folder.resolve("keys"), random)))
                .orElseThrow(() -> new MalformedKeyRing(
                        "PACKSHOT_KEYS",
                        List.of("nothing is set there, and there is no PACKSHOT_DATA to keep one in")));
    }
}
