package dev.packshot.app.chaos;

import dev.packshot.engine.work.Probe;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The demo in processes of its own, which may die. */
final class DyingDemo {
    private static final int NOT_MANY_MORE = 200;

    private final Path folder;
    private final double odds;

    DyingDemo(Path folder, double odds) {
        this.folder = folder;
        this.odds = odds;
    }

    /**
     * One round.
     *
     * @param deaths processes that died before one came to its end
     * @param status exit status of that one
     * @param output what that one said
     */
    record Round(int deaths, int status, String output) {}

    /** Starts the demo until one process comes to its end. */
    Round round(int number) throws IOException, InterruptedException {
        int deaths = 0;
        while (true) {
            // The last ones live for certain: a round ends, also with odds that nobody survives.
            Path said = folder.resolve("round-%d.log".formatted(number));
            int status = run(said, number, deaths < NOT_MANY_MORE ? odds : 0);
            if (status != Probe.HALTED) {
                return new Round(deaths, status, Files.readString(said));
            }
            deaths++;
        }
    }

    private int run(Path said, int products, double dying) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // As this very process was started: the launcher knows what the application needs.
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(
                "-jar",
                jar().toString(),
                "demo",
                "--once",
                // A marketplace doesn't die with us; the one on this machine would.
                "--folder-only",
                "--data",
                folder.toString(),
                "--port",
                "0",
                "--products",
                String.valueOf(products + 2)));
        ProcessBuilder process =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        process.environment().put("PACKSHOT_PROBE_ODDS", String.valueOf(dying));
        process.environment().put("PACKSHOT_WORK_HEARTBEAT", "1s");
        return process.start().waitFor();
    }

    private static Path jar() {
        String command = System.getProperty("sun.java.command", "");
        return Path.of(command.isBlank() ? "quarkus-run.jar" : command.split(" ")[0]);
    }
}
