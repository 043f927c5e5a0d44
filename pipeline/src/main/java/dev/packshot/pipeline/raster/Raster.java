package dev.packshot.pipeline.raster;

import dev.packshot.catalog.PixelSize;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Interleaved 8-bit pixels outside the Java heap: H×W×bands, rows without padding, sRGB with values 0..255, alpha (when
 * there is one) last and not premultiplied unless said. Freed by {@link #close} or with its {@link PixelMemory}.
 *
 * <p>For speed take rows ({@link #readRow}) into an array, work there, and write them back.
 */
public final class Raster implements AutoCloseable {
    private final PixelMemory owner;
    private final Arena arena;
    private final PixelSize size;
    private final int bands;
    private final MemorySegment pixels;

    Raster(PixelMemory owner, PixelSize size, int bands) {
        this.owner = owner;
        this.size = size;
        this.bands = bands;
        this.arena = Arena.ofShared();
        this.pixels = arena.allocate(size.pixels() * bands, 64);
    }

    public PixelSize size() {
        return size;
    }

    public int width() {
        return size.width();
    }

    public int height() {
        return size.height();
    }

    /** Channels of a pixel: 1, 3 or 4. */
    public int bands() {
        return bands;
    }

    /** Bytes in a row. */
    public int stride() {
        return size.width() * bands;
    }

    public long byteSize() {
        return size.pixels() * bands;
    }

    /** All pixels, row after row. */
    public MemorySegment pixels() {
        return pixels;
    }

    /** One sample, 0..255. For tests and single looks; loops take rows. */
    public int sample(int x, int y, int band) {
        return pixels.get(ValueLayout.JAVA_BYTE, ((long) y * size.width() + x) * bands + band) & 0xFF;
    }

    /** Sets one sample, 0..255. For tests and single dots; loops write rows. */
    public void sample(int x, int y, int band, int value) {
        pixels.set(ValueLayout.JAVA_BYTE, ((long) y * size.width() + x) * bands + band, (byte) value);
    }

    /** Copies row {@code y} to the start of {@code row}, which holds at least {@link #stride} bytes. */
    public void readRow(int y, byte[] row) {
        MemorySegment.copy(pixels, ValueLayout.JAVA_BYTE, (long) y * stride(), row, 0, stride());
    }

    /** Copies the start of {@code row} into row {@code y}. */
    public void writeRow(int y, byte[] row) {
        MemorySegment.copy(row, 0, pixels, ValueLayout.JAVA_BYTE, (long) y * stride(), stride());
    }

    /** Sets every byte to one value. */
    public Raster fill(int value) {
        pixels.fill((byte) value);
        return this;
    }

    /** The memory that this raster was taken from. */
    public PixelMemory memory() {
        return owner;
    }

    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            owner.released(this);
            arena.close();
        }
    }
}
