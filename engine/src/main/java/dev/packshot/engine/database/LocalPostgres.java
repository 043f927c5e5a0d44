package dev.packshot.engine.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/**
 * A PostgreSQL of our own in a data folder: started with Packshot, stopped after it, its rows kept. One process at a time
 * uses a data folder. What an earlier process left behind when it was killed is stopped first.
 */
public final class LocalPostgres implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final String USER = "postgres";

    private final EmbeddedPostgres server;
    private final FileLock lock;
    private final String password;

    private LocalPostgres(EmbeddedPostgres server, FileLock lock, String password) {
        this.server = server;
        this.lock = lock;
        this.password = password;
    }

    /**
     * Starts the server.
     *
     * @param data Packshot's data folder; made when it isn't there
     * @throws DatabaseUnavailable when another process uses the folder, or PostgreSQL doesn't start
     */
    public static LocalPostgres start(Path data) {
        try {
            Files.createDirectories(data);
            FileLock lock = locked(data);
            try {
                return started(data, lock);
            } catch (IOException | SQLException | RuntimeException e) {
                lock.channel().close();
                throw e;
            }
        } catch (IOException | SQLException | IllegalStateException e) {
            throw new DatabaseUnavailable(
                    "PostgreSQL can't be started in %s (%s). Is the disk full, or the folder not writable? Its own words are in %s"
                            .formatted(data, e.getMessage(), data.resolve("postgres.log")),
                    e);
        }
    }

    private static FileLock locked(Path data) throws IOException {
        FileChannel channel =
                FileChannel.open(data.resolve("postgres.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this very process: the same answer.
        }
        if (lock == null) {
            channel.close();
            throw new DatabaseUnavailable(
                    "Another Packshot uses the data folder %s. Stop it, or give this one a folder of its own with --data."
                            .formatted(data),
                    null);
        }
        return lock;
    }

    private static LocalPostgres started(Path data, FileLock lock) throws IOException, SQLException {
        var cluster = new ClusterFolder(data.resolve("postgres"));
        cluster.stopOrphan();
        cluster.clearUnfinished();
        String password = ServerPassword.of(data.resolve("postgres.password"));
        Path log = data.resolve("postgres.log");
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(cluster.folder())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START)
                .setConnectConfig("password", password)
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()));
        SETTINGS.forEach(setting -> builder.setServerConfig(setting.name(), setting.value()));
        EmbeddedPostgres server = builder.start();
        var local = new LocalPostgres(server, lock, password);
        if (!cluster.finished()) {
            local.protect(cluster);
        }
        return local;
    }

    private record ServerSetting(String name, String value) {}

    /** Rows survive a power cut; only this machine is listened to. */
    private static final List<ServerSetting> SETTINGS = List.of(
            new ServerSetting("fsync", "on"),
            new ServerSetting("synchronous_commit", "on"),
            new ServerSetting("full_page_writes", "on"),
            new ServerSetting("listen_addresses", "127.0.0.1"),
            new ServerSetting("max_connections", "120"),
            new ServerSetting("shared_buffers", "64MB"),
            new ServerSetting("password_encryption", "scram-sha-256"),
            new ServerSetting("log_min_messages", "warning"));

    private void protect(ClusterFolder cluster) throws IOException, SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            // Hex digits only: nothing to escape.
            statement.execute("ALTER USER " + USER + " PASSWORD '" + password + "'");
            cluster.requirePassword();
            statement.execute("SELECT pg_reload_conf()");
        }
        cluster.finish();
    }

    /** How the server is reached. */
    public DatabaseAddress address() {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(server.getPort()), USER, password);
    }

    /** Stops the server once its rows are on disk. */
    @Override
    public void close() {
        try (FileChannel held = lock.channel()) {
            server.close();
        } catch (IOException e) {
            throw new DatabaseUnavailable("PostgreSQL didn't stop cleanly; the next start puts that right", e);
        }
    }
}
