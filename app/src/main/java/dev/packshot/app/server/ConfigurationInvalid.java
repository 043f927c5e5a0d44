package dev.packshot.app.server;

import java.util.List;

/** The configuration can't be started with; all that is wrong at once. */
public final class ConfigurationInvalid extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConfigurationInvalid(List<String> problems) {
        super("The configuration can't be used:\n  " + String.join("\n  ", problems));
    }
}
