package dev.packshot.pipeline.vips;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.packshot.pipeline.foreign.CFunctions;
import dev.packshot.pipeline.raster.Raster;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * One stretch of work with libvips: every image made in it is freed when it is closed. Images are lazy: pixels flow
 * when they are written somewhere, so the session stays open until then.
 *
 * <p>Belongs to one thread, a platform thread (native calls pin virtual ones); only {@link #kill} may come from another.
 */
public final class Vips implements AutoCloseable {
    private static final int UCHAR = 0;

    final LibVips lib = Codecs.library();
    final Arena arena = Arena.ofShared();
    private final List<MemorySegment> objects = new ArrayList<>();
    private final List<MemorySegment> sources = new ArrayList<>();
    private volatile boolean killed;

    /**
     * Opens a session; the first one loads the library.
     *
     * @throws CodecsUnavailable when there is no usable libvips
     */
    public static Vips open() {
        return new Vips();
    }

    private Vips() {}

    /** Starts an operation by its libvips name, such as {@code resize}. */
    public VipsOperation operation(String name) {
        return new VipsOperation(this, name);
    }

    /** A raster as an image, without a copy: the raster outlives the session. */
    public VipsImage image(Raster raster) {
        MemorySegment image = CFunctions.pointer(
                lib.imageFromMemory,
                raster.pixels(),
                raster.byteSize(),
                raster.width(),
                raster.height(),
                raster.bands(),
                UCHAR);
        if (image.equals(MemorySegment.NULL)) {
            throw failure("new_from_memory");
        }
        return adopt(image);
    }

    /** Bytes as a source for the {@code …load_source} operations; they are copied once, out of the heap. */
    public MemorySegment source(byte[] bytes) {
        MemorySegment copy = arena.allocateFrom(JAVA_BYTE, bytes);
        MemorySegment source = CFunctions.pointer(lib.sourceFromMemory, copy, (long) bytes.length);
        sources.add(source);
        return source;
    }

    /** Stops whatever runs in this session, from any thread: it ends with a {@link VipsException}. */
    public void kill() {
        killed = true;
        synchronized (objects) {
            for (MemorySegment object : objects) {
                CFunctions.call(lib.imageSetKill, object, 1);
            }
        }
    }

    /** Whether {@link #kill} was called. */
    public boolean isKilled() {
        return killed;
    }

    VipsImage adopt(MemorySegment image) {
        synchronized (objects) {
            objects.add(image);
            if (killed) {
                CFunctions.call(lib.imageSetKill, image, 1);
            }
        }
        return new VipsImage(this, image);
    }

    /** libvips errors go to one buffer for the process, so concurrent messages can mix: they are detail, never a code. */
    VipsException failure(String operation) {
        MemorySegment text = CFunctions.pointer(lib.errorBuffer);
        String message =
                killed ? "stopped" : text.reinterpret(1 << 16).getString(0).strip();
        CFunctions.call(lib.free, text);
        CFunctions.call(lib.errorClear);
        return new VipsException(operation, message);
    }

    @Override
    public void close() {
        synchronized (objects) {
            for (MemorySegment image : objects.reversed()) {
                CFunctions.call(lib.objectUnref, image);
            }
            objects.clear();
        }
        for (MemorySegment source : sources.reversed()) {
            CFunctions.call(lib.objectUnref, source);
        }
        sources.clear();
        arena.close();
    }
}
