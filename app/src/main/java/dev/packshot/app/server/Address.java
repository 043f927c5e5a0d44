package dev.packshot.app.server;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Where this server is reached. */
public final class Address {
    private Address() {}

    /** As a browser on this machine reaches it. */
    public static String own() {
        Config config = ConfigProvider.getConfig();
        // The port that it really got, also when any free one was asked for.
        int port = config.getOptionalValue("quarkus.http.port", Integer.class).orElse(8080);
        return "http://%s:%d".formatted(config.getValue("quarkus.http.host", String.class), port);
    }
}
