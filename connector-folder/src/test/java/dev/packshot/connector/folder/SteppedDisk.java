package dev.packshot.connector.folder;

import dev.packshot.connector.folder.shelf.Disk;
import dev.packshot.connector.folder.shelf.LocalDisk;
import dev.packshot.connector.tck.simulator.Steps;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The real disk, on which a process can end between any two steps, or in the middle of writing. */
final class SteppedDisk implements Disk, Steps {
    private final Disk disk = new LocalDisk();
    private final AtomicInteger taken = new AtomicInteger();
    private final Map<Integer, Runnable> happenings = new ConcurrentHashMap<>();
    private final Consumer<Path> after;
    private volatile int last = Integer.MAX_VALUE;
    private volatile boolean torn;

    private interface Step {
        void take() throws IOException;
    }

    /**
     * A disk that tells of each step.
     *
     * @param after told of the path after each step
     */
    SteppedDisk(Consumer<Path> after) {
        this.after = after;
    }

    @Override
    public void restart() {
        last = Integer.MAX_VALUE;
        torn = false;
        happenings.clear();
        taken.set(0);
    }

    @Override
    public int taken() {
        return taken.get();
    }

    @Override
    public void before(int step, Runnable happening) {
        happenings.put(step, happening);
    }

    @Override
    public void dieAfter(int step) {
        last = step;
    }

    /** The process ends in the middle of a step: of a file, half is written; anything else isn't done. */
    void dieWithin(int step) {
        last = step;
        torn = true;
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        step(folder, () -> disk.makeFolder(folder), () -> {});
    }

    @Override
    public void write(Path file, InputStream bytes) throws IOException {
        byte[] all = bytes.readAllBytes();
        step(
                file,
                () -> disk.write(file, new ByteArrayInputStream(all)),
                () -> disk.write(file, new ByteArrayInputStream(all, 0, all.length / 2)));
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        step(to, () -> disk.move(from, to), () -> {});
    }

    @Override
    public void sync(Path folder) throws IOException {
        step(folder, () -> disk.sync(folder), () -> {});
    }

    @Override
    public void delete(Path file) throws IOException {
        step(file, () -> disk.delete(file), () -> {});
    }

    private void step(Path path, Step whole, Step half) throws IOException {
        int step = taken.incrementAndGet();
        Optional.ofNullable(happenings.remove(step)).ifPresent(Runnable::run);
        if (step < last) {
            whole.take();
        } else if (step == last) {
            (torn ? half : whole).take();
        }
        after.accept(path);
        if (step >= last) {
            throw new IOException("The process ended");
        }
    }
}
