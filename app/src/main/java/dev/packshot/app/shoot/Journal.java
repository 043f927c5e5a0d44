package dev.packshot.app.shoot;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.packshot.app.report.Json;
import dev.packshot.app.report.PictureRecord;
import dev.packshot.catalog.Digest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a run has finished, one line a picture, so that a run that was stopped goes on where it was. Lines are appended
 * whole; a line that was cut off by a crash is not counted. Holds only positions in memory. Safe for several threads.
 */
final class Journal implements AutoCloseable {
    private record Line(String key, PictureRecord picture) {}

    private record Span(long from, int length) {}

    private final RandomAccessFile file;
    private final FileLock lock;
    private final Map<String, Span> spans = new HashMap<>();

    private Journal(RandomAccessFile file, FileLock lock) {
        this.file = file;
        this.lock = lock;
    }

    /**
     * Opens the journal of an output folder and takes it for this process.
     *
     * @throws OutputFolderBusy when another run writes there
     */
    static Journal open(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        var file = new RandomAccessFile(path.toFile(), "rw");
        try {
            FileChannel channel = file.getChannel();
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new OutputFolderBusy(path);
            }
            var journal = new Journal(file, lock);
            journal.index();
            return journal;
        } catch (OverlappingFileLockException e) {
            file.close();
            throw new OutputFolderBusy(path);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private void index() throws IOException {
        file.seek(0);
        long from = 0;
        byte[] line = readLine();
        while (line.length > 0 && line[line.length - 1] == '\n') {
            Optional<Line> parsed = parse(line);
            if (parsed.isPresent()) {
                spans.put(parsed.get().key(), new Span(from, line.length));
            }
            from += line.length;
            line = readLine();
        }
        // What a crash left half-written is cut off, so that the next line starts on its own.
        file.setLength(from);
    }

    private byte[] readLine() throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        byte[] piece = new byte[1 << 14];
        long start = file.getFilePointer();
        for (int n = file.read(piece); n > 0; n = file.read(piece)) {
            for (int i = 0; i < n; i++) {
                if (piece[i] == '\n') {
                    bytes.write(piece, 0, i + 1);
                    file.seek(start + bytes.size());
                    return bytes.toByteArray();
                }
            }
            bytes.write(piece, 0, n);
        }
        return bytes.toByteArray();
    }

    private static Optional<Line> parse(byte[] line) {
        try {
            return Optional.of(Json.MAPPER.readValue(line, Line.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The record of a picture that was finished under this key. */
    synchronized Optional<PictureRecord> find(Digest key) {
        Span span = spans.get(key.hex());
        if (span == null) {
            return Optional.empty();
        }
        try {
            byte[] line = new byte[span.length()];
            file.seek(span.from());
            file.readFully(line);
            return parse(line).map(Line::picture);
        } catch (IOException e) {
            throw new UncheckedIOException("The journal can't be read", e);
        }
    }

    /** Writes a finished picture down; its files are complete by now. */
    synchronized void finished(Digest key, PictureRecord picture) {
        try {
            byte[] line = (Json.MAPPER.writeValueAsString(new Line(key.hex(), picture)) + "\n")
                    .getBytes(StandardCharsets.UTF_8);
            long from = file.length();
            file.seek(from);
            file.write(line);
            spans.put(key.hex(), new Span(from, line.length));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A picture's record always has a text", e);
        } catch (IOException e) {
            throw new UncheckedIOException("The journal can't be written: is the disk full?", e);
        }
    }

    @Override
    public void close() throws IOException {
        lock.release();
        file.close();
    }
}
