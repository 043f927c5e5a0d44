package dev.packshot.pipeline.recipe;

import dev.packshot.catalog.Platform;
import java.util.List;
import java.util.stream.Collectors;

/** Pictures were asked for a platform that Packshot has no targets for. */
public final class UnknownPlatform extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownPlatform(Platform platform, List<Platform> known) {
        super("\"%s\" isn't a platform that Packshot knows; choose from %s"
                .formatted(platform, known.stream().map(Platform::id).collect(Collectors.joining(", "))));
    }
}
