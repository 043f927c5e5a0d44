package dev.packshot.app.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged application as a process of its own, as a user starts it. */
final class PackshotProcess {
    private static final Path JAR = Path.of(System.getProperty("packshot.jar", "target/quarkus-app/quarkus-run.jar"));

    private final Map<String, String> environment = new HashMap<>();
    private final Path folder;

    /** Processes whose output goes into a folder. */
    PackshotProcess(Path folder) {
        this.folder = folder;
        environment.put("PACKSHOT_MODELS", folder.resolve("models").toString());
        environment.put("PACKSHOT_WORK_POLL", "100ms");
        environment.put("PACKSHOT_WORK_HEARTBEAT", "1s");
    }

    PackshotProcess with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    PackshotProcess without(String name) {
        environment.remove(name);
        return this;
    }

    /**
     * How a process ended.
     *
     * @param status its exit status
     * @param output all that it said
     */
    record Ended(int status, String output) {}

    /** Runs a command to its end. */
    Ended run(String... arguments) {
        Started started = start(arguments);
        return started.ended(Duration.ofMinutes(4));
    }

    /** Starts a command. */
    Started start(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx400m",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                JAR.toString()));
        command.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile(folder, "process", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PACKSHOT_"));
            builder.environment().putAll(environment);
            return new Started(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process that runs. */
    record Started(Process process, Path output) {
        Ended ended(Duration most) {
            try {
                if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError("It didn't end in " + most + ":\n" + said());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
            return new Ended(process.exitValue(), said());
        }

        String said() {
            try {
                return Files.readString(output);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
