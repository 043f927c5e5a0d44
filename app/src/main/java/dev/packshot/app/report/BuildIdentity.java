package dev.packshot.app.report;

import dev.packshot.app.PackshotVersion;
import dev.packshot.catalog.Digest;
import dev.packshot.pipeline.PackshotPipeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which build makes the pictures: another build may make other bytes, so what an older one finished is made again.
 *
 * @param version for people
 * @param pipeline digest of the pipeline's jar; of the version when it runs from a folder of classes
 */
public record BuildIdentity(String version, Digest pipeline) {
    /** The build that is running. */
    public static BuildIdentity current() {
        String version = PackshotVersion.current();
        try {
            Path code = Path.of(PackshotPipeline.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return new BuildIdentity(
                    version, Files.isRegularFile(code) ? Digest.of(Files.readAllBytes(code)) : Digest.of(version));
        } catch (IOException e) {
            throw new UncheckedIOException("The pipeline's jar can't be read", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("A class comes from an address", e);
        }
    }
}
