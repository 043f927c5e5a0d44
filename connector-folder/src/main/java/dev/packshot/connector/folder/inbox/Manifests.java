package dev.packshot.connector.folder.inbox;

import dev.packshot.connector.folder.disk.Stamp;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads manifests, and each version of one only once. Safe for several threads.
 *
 * <p>What was written within the last seconds is read again each time: a file system's clock is coarse, and somebody may
 * write again without the time of modification changing.
 */
public final class Manifests {
    /** FAT keeps times to two seconds, the coarsest of the file systems in use. */
    private static final Duration COARSEST = Duration.ofSeconds(3);

    /** Bytes of the files whose content is remembered. */
    private static final long MOST_BYTES = 128L << 20;

    private record Version(Stamp stamp, Manifest manifest) {}

    private final Map<Path, Version> read = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    Manifest read(Path file, Stamp stamp, Instant now) {
        synchronized (read) {
            Version known = read.get(file);
            if (known != null && known.stamp().equals(stamp)) {
                return known.manifest();
            }
        }
        Manifest manifest = Manifest.read(file);
        if (stamp.modified().plus(COARSEST).isBefore(now)) {
            remember(file, new Version(stamp, manifest));
        }
        return manifest;
    }

    private void remember(Path file, Version version) {
        synchronized (read) {
            Version old = read.put(file, version);
            bytes += version.stamp().size() - (old == null ? 0 : old.stamp().size());
            Iterator<Version> eldest = read.values().iterator();
            while (bytes > MOST_BYTES) {
                bytes -= eldest.next().stamp().size();
                eldest.remove();
            }
        }
    }
}
