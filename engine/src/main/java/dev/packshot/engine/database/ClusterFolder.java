package dev.packshot.engine.database;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The files of a PostgreSQL cluster. Used under the data folder's lock. */
record ClusterFolder(Path folder) {
    private static final Duration STOP = Duration.ofSeconds(30);

    private static final String PASSWORD_FOR_ALL = """
            # TYPE  DATABASE  USER  ADDRESS       METHOD
            local   all       all                 scram-sha-256
            host    all       all   127.0.0.1/32  scram-sha-256
            host    all       all   ::1/128       scram-sha-256
            """;

    /** Stops a server whose Packshot was killed: nobody else may write into the folder. */
    void stopOrphan() throws IOException {
        Path pid = folder.resolve("postmaster.pid");
        if (!Files.exists(pid)) {
            return;
        }
        Optional<ProcessHandle> orphan = Files.readAllLines(pid).stream()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("\\d+"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
                .filter(this::isOurs);
        if (orphan.isPresent()) {
            stop(orphan.get());
        }
    }

    /** A process id is used again after a reboot: only a server of this very folder is ours to stop. */
    private boolean isOurs(ProcessHandle process) {
        Path arguments = Path.of("/proc", String.valueOf(process.pid()), "cmdline");
        try {
            if (Files.exists(arguments)) {
                return Files.readString(arguments).contains(folder.toString());
            }
        } catch (IOException e) {
            return false;
        }
        return process.info()
                .command()
                .filter(command -> command.contains("postgres"))
                .isPresent();
    }

    private void stop(ProcessHandle orphan) throws IOException {
        // SIGTERM: no new clients; the old ones died with their Packshot.
        orphan.destroy();
        try {
            orphan.onExit().get(STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            // What is committed is in the log and comes back at the next start.
            orphan.destroyForcibly();
            orphan.onExit().join();
        } catch (ExecutionException e) {
            throw new IOException("The PostgreSQL of an earlier run doesn't stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the PostgreSQL of an earlier run stops", e);
        }
    }

    /** Removes a cluster whose making was cut short: it never held a row. */
    void clearUnfinished() throws IOException {
        if (finished() || !Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    boolean finished() {
        return Files.exists(mark());
    }

    void requirePassword() throws IOException {
        Files.writeString(folder.resolve("pg_hba.conf"), PASSWORD_FOR_ALL);
    }

    void finish() throws IOException {
        Files.createFile(mark());
    }

    private Path mark() {
        return folder.resolveSibling("postgres.made");
    }
}
