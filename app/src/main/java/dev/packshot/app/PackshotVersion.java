package dev.packshot.app;

import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine.IVersionProvider;

/** The build's version. */
public final class PackshotVersion implements IVersionProvider {
    /** Version of this build, such as {@code 0.1.0}. */
    public static String current() {
        return ConfigProvider.getConfig().getValue("quarkus.application.version", String.class);
    }

    @Override
    public String[] getVersion() {
        return new String[] {"packshot " + current()};
    }
}
