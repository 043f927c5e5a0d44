package dev.packshot.pipeline;

import dev.packshot.catalog.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which build of the pipeline is running: another build may make other bytes of the same photograph. */
public final class Build {
    private static final Digest RUNNING = read();

    private Build() {}

    /** Digest of the pipeline's jar; always the same one when it runs from a folder of classes. */
    public static Digest digest() {
        return RUNNING;
    }

    private static Digest read() {
        try {
            Path code = Path.of(Build.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Files.isRegularFile(code) ? Digest.of(Files.readAllBytes(code)) : Digest.of("classes");
        } catch (IOException e) {
            throw new UncheckedIOException("The pipeline's jar can't be read", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("A class comes from an address", e);
        }
    }
}
