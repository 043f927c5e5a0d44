package dev.packshot.app.server;

import dev.packshot.engine.database.DatabaseAddress;
import dev.packshot.engine.database.LocalPostgres;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What has to stand before the application starts: for a server a checked configuration and a running database, for every
 * other command the certainty that neither is asked for.
 */
public final class Ground {
    private static final Set<String> SERVERS = Set.of("serve", "demo", "check", "connect", "restore");

    private Ground() {}

    /**
     * Lays the ground for a command line.
     *
     * @throws ConfigurationInvalid when a server is asked for and its configuration can't be used
     * @throws dev.packshot.engine.database.DatabaseUnavailable when its database doesn't start
     */
    public static void lay(String... arguments) {
        boolean server = arguments.length > 0 && SERVERS.contains(arguments[0]) && !asksForHelp(arguments);
        boolean database = arguments.length > 1
                && arguments[0].equals("bench")
                && (List.of(arguments).contains("--queue") || List.of(arguments).contains("--signals"))
                && !asksForHelp(arguments);
        (server ? ofServer(arguments) : database ? ofPassingDatabase() : WITHOUT_SERVER).forEach(System::setProperty);
        if (database && List.of(arguments).contains("--signals")) {
            OPEN_DOOR.forEach(System::setProperty);
            SandboxPlace.free().asConfiguration().forEach(System::setProperty);
        }
    }

    private static boolean asksForHelp(String... arguments) {
        return List.of(arguments).contains("--help") || List.of(arguments).contains("-h");
    }

    private static final Map<String, String> WITHOUT_SERVER = Map.of(
            "quarkus.datasource.active", "false",
            "quarkus.hibernate-orm.active", "false",
            "quarkus.flyway.active", "false",
            "quarkus.http.host-enabled", "false",
            "packshot.serving", "false",
            // Beans of the server are made, and never asked for anything.
            "packshot.data", usual("data").toString(),
            "packshot.models", usualModels());

    private static final Map<String, String> OPEN_DOOR =
            Map.of("quarkus.http.host-enabled", "true", "quarkus.http.host", "127.0.0.1", "quarkus.http.port", "0");

    /** A database for this run only. */
    private static Map<String, String> ofPassingDatabase() {
        Path data = PassingFolder.make();
        LocalPostgres local = LocalPostgres.start(data);
        Farewell.to(local, () -> PassingFolder.delete(data));
        Map<String, String> properties = new HashMap<>(local.address().asConfiguration());
        properties.put(Configuration.DATA, data.toString());
        properties.put(Configuration.MODELS, usualModels());
        properties.put("quarkus.http.host-enabled", "false");
        properties.put("packshot.serving", "false");
        return properties;
    }

    private static Map<String, String> ofServer(String... arguments) {
        Map<String, String> options = ServerOptions.of(arguments).asConfiguration();
        var configuration = new Configuration(name -> Optional.ofNullable(options.get(name))
                .or(() -> ConfigProvider.getConfig().getOptionalValue(name, String.class)));
        List<String> problems = configuration.problems();
        if (!problems.isEmpty()) {
            throw new ConfigurationInvalid(problems);
        }
        Path data = configuration
                .value(Configuration.DATA)
                .map(Path::of)
                // A demo never lands among what an operator keeps.
                .orElseGet(() -> usual(arguments[0].equals("demo") ? "demo" : "data"))
                .toAbsolutePath();
        Map<String, String> properties = new HashMap<>();
        properties.put(Configuration.DATA, data.toString());
        properties.put(
                Configuration.MODELS, configuration.value(Configuration.MODELS).orElseGet(Ground::usualModels));
        properties.put(
                "quarkus.http.port", configuration.value(Configuration.PORT).orElse("8080"));
        properties.put(
                "quarkus.http.host", configuration.value(Configuration.HOST).orElse("127.0.0.1"));
        properties.put("packshot.serving", "true");
        if (arguments[0].equals("demo")) {
            properties.putAll(SandboxPlace.free().asConfiguration());
        }
        if (configuration.value(Configuration.DATABASE_URL).isPresent()) {
            DatabaseAddress external = external(configuration);
            external.require();
            properties.putAll(external.asConfiguration());
        } else {
            LocalPostgres local = LocalPostgres.start(data);
            Farewell.to(local);
            properties.putAll(local.address().asConfiguration());
        }
        return properties;
    }

    private static DatabaseAddress external(Configuration configuration) {
        return new DatabaseAddress(
                configuration.value(Configuration.DATABASE_URL).orElseThrow(),
                configuration.value(Configuration.DATABASE_USER).orElseThrow(),
                configuration.value(Configuration.DATABASE_PASSWORD).orElseThrow());
    }

    private static String usualModels() {
        return Optional.ofNullable(System.getenv("PACKSHOT_MODELS"))
                .filter(said -> !said.isBlank())
                .orElseGet(() -> usual("models").toString());
    }

    /** A folder of the user's data, by the XDG Base Directory Specification. */
    public static Path usual(String folder) {
        String said = Optional.ofNullable(System.getenv("XDG_DATA_HOME")).orElse("");
        Path base = said.isBlank() || !Path.of(said).isAbsolute()
                ? Path.of(System.getProperty("user.home")).resolve(".local/share")
                : Path.of(said);
        return base.resolve("packshot").resolve(folder);
    }
}
