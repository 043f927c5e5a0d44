package dev.packshot.app.network;

import dev.packshot.pipeline.matte.catalogue.ModelCatalogue;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where added models lie: the option, or PACKSHOT_MODELS, or the user's data folder. */
public final class ModelsFolder {
    @Option(
            names = "--models",
            paramLabel = "DIR",
            description = "Folder of added models. Default: $PACKSHOT_MODELS, else ~/.local/share/packshot/models.")
    private @Nullable Path folder;

    /** The catalogue in it. */
    public ModelCatalogue catalogue(Clock clock) {
        return new ModelCatalogue(
                folder == null ? usual(System.getenv(), Path.of(System.getProperty("user.home"))) : folder, clock);
    }

    /** Where models lie when nobody says it; the data folder is that of the XDG Base Directory Specification. */
    static Path usual(Map<String, String> environment, Path home) {
        String named = environment.getOrDefault("PACKSHOT_MODELS", "");
        if (!named.isBlank()) {
            return Path.of(named);
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        Path base = data.isBlank() || !Path.of(data).isAbsolute() ? home.resolve(".local/share") : Path.of(data);
        return base.resolve("packshot/models");
    }
}
