package dev.packshot.connector.tck.bench;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Hears everything that is logged or printed in this process until it is closed. */
public final class Eavesdropper implements AutoCloseable {
    private static final Logger ROOT = Logger.getLogger("");
    // Ours down to the last detail; of others what an operator would see.
    private static final Logger OURS = Logger.getLogger("dev.packshot");

    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final PrintStream ear = new PrintStream(heard, true, StandardCharsets.UTF_8);
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final Level level;
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            ear.println(
                    record.getLoggerName() + " " + record.getMessage() + " " + Arrays.toString(record.getParameters()));
            if (record.getThrown() != null) {
                record.getThrown().printStackTrace(ear);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /** Begins to listen. */
    public Eavesdropper() {
        level = OURS.getLevel();
        handler.setLevel(Level.ALL);
        OURS.setLevel(Level.ALL);
        ROOT.addHandler(handler);
        System.setOut(both(out));
        System.setErr(both(err));
    }

    /** Everything so far. */
    public String heard() {
        return heard.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
        ROOT.removeHandler(handler);
        OURS.setLevel(level);
    }

    private PrintStream both(PrintStream first) {
        return new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        first.write(b);
                        ear.write(b);
                    }

                    @Override
                    public void write(byte[] bytes, int from, int length) {
                        first.write(bytes, from, length);
                        ear.write(bytes, from, length);
                    }
                },
                true,
                StandardCharsets.UTF_8);
    }
}
