package dev.packshot.engine.signin;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The key that session cookies are encrypted with, from the data folder's {@code session.key}, so that a restart signs nobody
 * out. Nodes that share no data folder are given the same one by {@code PACKSHOT_SESSION_KEY} or {@value #KEY}.
 */
public final class SessionKey implements ConfigSourceFactory {
    static final String KEY = "quarkus.http.auth.session.encryption-key";
    private static final int BYTES = 32;
    /** Below what the operator says himself in a file (250), the environment (300) or a system property (400). */
    private static final int ORDINAL = 200;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        String given = value(context, "packshot.session.key");
        if (given != null) {
            return List.of(source(given));
        }
        String data = value(context, "packshot.data");
        return data == null ? List.of() : List.of(source(read(Path.of(data))));
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(ORDINAL);
    }

    private static ConfigSource source(String key) {
        return new PropertiesConfigSource(Map.of(KEY, key), "session key", ORDINAL);
    }

    private static @org.jspecify.annotations.Nullable String value(ConfigSourceContext context, String name) {
        ConfigValue value = context.getValue(name);
        return value == null || value.getValue() == null || value.getValue().isBlank() ? null : value.getValue();
    }

    private static String read(Path data) {
        Path file = data.resolve("session.key");
        try {
            Files.createDirectories(data);
            if (!Files.exists(file)) {
                make(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The session key can't be kept in " + data, e);
        }
    }

    private static void make(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        Path draft = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "session",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, HexFormat.of().formatHex(random));
        try {
            // A link never replaces: of two that start together, both read the first one's.
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // The other one was first.
        } finally {
            Files.delete(draft);
        }
    }
}
