package dev.packshot.pipeline.vips;

import dev.packshot.catalog.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Finds libvips: the file named by {@code -Dpackshot.vips.lib}, then the one packed into this jar (checked by SHA-256
 * at every start), then the system's.
 */
final class Codecs {
    private static final String OVERRIDE = "packshot.vips.lib";
    private static final String PACKED = "/codecs/libvips";

    private static final class Loaded {
        static final LibVips LIBRARY = load();
    }

    private Codecs() {}

    /**
     * The library, loaded at the first call.
     *
     * @throws CodecsUnavailable naming each place that was tried
     */
    static LibVips library() {
        try {
            return Loaded.LIBRARY;
        } catch (ExceptionInInitializerError e) {
            if (e.getCause() instanceof CodecsUnavailable unavailable) {
                throw unavailable;
            }
            throw e;
        } catch (NoClassDefFoundError e) {
            throw new CodecsUnavailable("libvips could not be loaded earlier in this process", e);
        }
    }

    private static LibVips load() {
        List<String> tried = new ArrayList<>();
        String override = System.getProperty(OVERRIDE);
        if (override != null) {
            try {
                return new LibVips(lookup(override));
            } catch (IllegalArgumentException | UnsatisfiedLinkError | java.util.NoSuchElementException e) {
                throw new CodecsUnavailable(
                        "-D%s=%s is not a usable libvips: %s".formatted(OVERRIDE, override, e.getMessage()), e);
            }
        }
        Optional<Path> packed = unpack();
        if (packed.isPresent()) {
            try {
                return new LibVips(lookup(packed.get().toString()));
            } catch (IllegalArgumentException | UnsatisfiedLinkError | java.util.NoSuchElementException e) {
                tried.add("the packed library (" + e.getMessage() + ")");
            }
        } else {
            tried.add("no packed library for this platform");
        }
        try {
            return new LibVips(system());
        } catch (IllegalArgumentException | UnsatisfiedLinkError | java.util.NoSuchElementException e) {
            tried.add("the system's libvips.so.42 (" + e.getMessage() + ")");
            throw new CodecsUnavailable(
                    "No usable imaging library. Tried: %s. Install libvips 8.15 or newer, or name one with -D%s=/path/to/libvips.so"
                            .formatted(String.join("; ", tried), OVERRIDE),
                    e);
        }
    }

    private static SymbolLookup lookup(String file) {
        return SymbolLookup.libraryLookup(Path.of(file), Arena.global());
    }

    private static SymbolLookup system() {
        SymbolLookup vips = SymbolLookup.libraryLookup("libvips.so.42", Arena.global());
        SymbolLookup gobject = SymbolLookup.libraryLookup("libgobject-2.0.so.0", Arena.global());
        SymbolLookup glib = SymbolLookup.libraryLookup("libglib-2.0.so.0", Arena.global());
        return vips.or(gobject).or(glib);
    }

    /** Lays the packed library into the user's cache, once for each digest. */
    private static Optional<Path> unpack() {
        try (InputStream description = Codecs.class.getResourceAsStream("/codecs/codecs.properties")) {
            if (description == null) {
                return Optional.empty();
            }
            var properties = new Properties();
            properties.load(description);
            String file = properties.getProperty("file", "");
            var digest = new Digest(properties.getProperty("sha256", ""));
            Path target = cache().resolve(digest.hex()).resolve(file);
            if (!matches(target, digest)) {
                write(target);
                if (!matches(target, digest)) {
                    throw new CodecsUnavailable(target + " doesn't have the digest it was built with: " + digest, null);
                }
            }
            return Optional.of(target);
        } catch (IOException e) {
            throw new UncheckedIOException("The packed libvips could not be unpacked", e);
        }
    }

    private static void write(Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Path part = Files.createTempFile(target.getParent(), "libvips", ".part");
        try (InputStream in = Codecs.class.getResourceAsStream(PACKED)) {
            if (in == null) {
                throw new IOException("The jar lacks " + PACKED);
            }
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            try {
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static boolean matches(Path file, Digest digest) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        MessageDigest sha = Digest.sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] piece = new byte[1 << 16];
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                sha.update(piece, 0, n);
            }
        }
        return HexFormat.of().formatHex(sha.digest()).equals(digest.hex());
    }

    private static Path cache() {
        @Nullable String xdg = System.getenv("XDG_CACHE_HOME");
        Path home = Path.of(System.getProperty("user.home", ""));
        Path base = xdg != null && !xdg.isBlank() ? Path.of(xdg) : home.resolve(".cache");
        Path cache = base.resolve("packshot").resolve("codecs");
        try {
            Files.createDirectories(cache);
            return cache;
        } catch (IOException e) {
            return Path.of(
                    System.getProperty("java.io.tmpdir", "/tmp"), "packshot-codecs-" + System.getProperty("user.name"));
        }
    }
}
