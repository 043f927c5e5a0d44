package dev.packshot.app.report;

import dev.packshot.app.PackshotVersion;
import dev.packshot.catalog.Digest;
import dev.packshot.pipeline.Build;

/**
 * Which build makes the pictures: another build may make other bytes, so what an older one finished is made again.
 *
 * @param version for people
 * @param pipeline digest of the pipeline's jar
 */
public record BuildIdentity(String version, Digest pipeline) {
    /** The build that is running. */
    public static BuildIdentity current() {
        return new BuildIdentity(PackshotVersion.current(), Build.digest());
    }
}
