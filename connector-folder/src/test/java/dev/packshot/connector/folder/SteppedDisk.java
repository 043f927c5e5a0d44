package dev.packshot.connector.folder;

import dev.packshot.connector.folder.disk.Disk;
import dev.packshot.connector.folder.disk.FileOperations;
import dev.packshot.connector.tck.simulator.Steps;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A disk whose every operation is a step that something can happen before, and that a process can die after. */
final class SteppedDisk implements FileOperations, Steps {
    /** One operation. */
    interface Operation {
        void run() throws IOException;
    }

    /** Hears of each operation that took effect. */
    interface Ear {
        void heard(String what, Path from, Path to);
    }

    private final FileOperations disk = new Disk();
    private final Ear ear;
    private final Map<Integer, Runnable> happenings = new HashMap<>();
    private final List<String> log = new ArrayList<>();
    private int taken;
    private int deadAfter = Integer.MAX_VALUE;

    SteppedDisk(Ear ear) {
        this.ear = ear;
    }

    @Override
    public synchronized void restart() {
        taken = 0;
        deadAfter = Integer.MAX_VALUE;
        happenings.clear();
        log.clear();
    }

    @Override
    public synchronized int taken() {
        return taken;
    }

    @Override
    public synchronized void before(int step, Runnable happening) {
        happenings.put(step, happening);
    }

    @Override
    public synchronized void dieAfter(int step) {
        deadAfter = step;
    }

    /** What was done since the restart. */
    synchronized List<String> log() {
        return List.copyOf(log);
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        step("create", folder, folder, () -> disk.createFolder(folder));
    }

    @Override
    public void write(Path file, InputStream bytes) throws IOException {
        step("write", file, file, () -> disk.write(file, bytes));
    }

    @Override
    public void age(Path file, Instant modified) throws IOException {
        step("age", file, file, () -> disk.age(file, modified));
    }

    @Override
    public void link(Path file, Path name) throws IOException {
        step("link", file, name, () -> disk.link(file, name));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        step("rename", from, to, () -> disk.rename(from, to));
    }

    @Override
    public void sync(Path folder) throws IOException {
        step("sync", folder, folder, () -> disk.sync(folder));
    }

    @Override
    public void delete(Path file) throws IOException {
        step("delete", file, file, () -> disk.delete(file));
    }

    private synchronized void step(String what, Path from, Path to, Operation operation) throws IOException {
        if (taken >= deadAfter) {
            throw new IOException("This process is dead");
        }
        taken++;
        log.add(what + " " + to.getFileName());
        happenings.getOrDefault(taken, () -> {}).run();
        operation.run();
        ear.heard(what, from, to);
        if (taken >= deadAfter) {
            throw new IOException("This process dies");
        }
    }
}
