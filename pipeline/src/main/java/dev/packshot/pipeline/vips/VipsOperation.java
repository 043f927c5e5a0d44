package dev.packshot.pipeline.vips;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.packshot.pipeline.foreign.CFunctions;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Locale;

/** A libvips operation being filled in. Argument names and values are those of the libvips documentation. */
public final class VipsOperation {
    private static final long G_TYPE_DOUBLE = 15L << 2;

    private final Vips session;
    private final LibVips lib;
    private final String name;
    private final MemorySegment operation;

    VipsOperation(Vips session, String name) {
        this.session = session;
        this.lib = session.lib;
        this.name = name;
        try (Arena arena = Arena.ofConfined()) {
            this.operation = CFunctions.pointer(lib.operationNew, arena.allocateFrom(name));
        }
        if (operation.equals(MemorySegment.NULL)) {
            throw session.failure(name);
        }
    }

    /** Sets an image argument. */
    public VipsOperation with(String argument, VipsImage image) {
        return object(argument, lib.imageType, image.pointer());
    }

    /** Sets a source argument made by {@link Vips#source}. */
    public VipsOperation source(MemorySegment source) {
        return object("source", lib.sourceType, source);
    }

    /** Sets any other argument as libvips reads it from a command line: numbers, enum nicks, lists by spaces. */
    public VipsOperation with(String argument, String value) {
        try (Arena arena = Arena.ofConfined()) {
            int status = (int) CFunctions.call(
                    lib.setArgumentFromString, operation, arena.allocateFrom(argument), arena.allocateFrom(value));
            if (status != 0) {
                throw abandoned();
            }
        }
        return this;
    }

    /** Sets a whole number. */
    public VipsOperation with(String argument, int value) {
        return with(argument, Integer.toString(value));
    }

    /** Sets a real number. */
    public VipsOperation with(String argument, double value) {
        return with(argument, String.format(Locale.ROOT, "%.12g", value));
    }

    /** Sets a switch. */
    public VipsOperation with(String argument, boolean value) {
        return with(argument, value ? "true" : "false");
    }

    /** Builds the operation and gives its {@code out} image. Pixels are not computed yet. */
    public VipsImage image() {
        MemorySegment built = build();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = property(arena, built, "out", lib.imageType);
            MemorySegment image = CFunctions.pointer(lib.valueGetObject, value);
            CFunctions.call(lib.objectRef, image);
            CFunctions.call(lib.valueUnset, value);
            return session.adopt(image);
        } finally {
            done(built);
        }
    }

    /** Runs the operation and gives its {@code out} number. */
    public double number() {
        MemorySegment built = build();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = property(arena, built, "out", G_TYPE_DOUBLE);
            double number = (double) CFunctions.call(lib.valueGetDouble, value);
            CFunctions.call(lib.valueUnset, value);
            return number;
        } finally {
            done(built);
        }
    }

    /** Runs a {@code …save_target} operation and gives the encoded file. */
    public byte[] encode() {
        MemorySegment target = CFunctions.pointer(lib.targetToMemory);
        object("target", lib.targetType, target);
        try (Arena arena = Arena.ofConfined()) {
            done(build());
            MemorySegment value = property(arena, target, "blob", lib.blobType);
            MemorySegment length = arena.allocate(JAVA_LONG);
            MemorySegment bytes = CFunctions.pointer(lib.blobGet, CFunctions.pointer(lib.valueGetBoxed, value), length);
            byte[] file = bytes.reinterpret(length.get(JAVA_LONG, 0)).toArray(JAVA_BYTE);
            CFunctions.call(lib.valueUnset, value);
            return file;
        } finally {
            CFunctions.call(lib.objectUnref, target);
        }
    }

    private MemorySegment build() {
        CFunctions.call(lib.errorClear);
        MemorySegment built = CFunctions.pointer(lib.operationBuild, operation);
        if (built.equals(MemorySegment.NULL)) {
            throw abandoned();
        }
        CFunctions.call(lib.objectUnref, operation);
        return built;
    }

    private MemorySegment property(Arena arena, MemorySegment object, String name, long type) {
        MemorySegment value = arena.allocate(LibVips.GVALUE_BYTES, 8);
        CFunctions.call(lib.valueInit, value, type);
        CFunctions.call(lib.getProperty, object, arena.allocateFrom(name), value);
        return value;
    }

    private VipsOperation object(String argument, long type, MemorySegment object) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = arena.allocate(LibVips.GVALUE_BYTES, 8);
            CFunctions.call(lib.valueInit, value, type);
            CFunctions.call(lib.valueSetObject, value, object);
            CFunctions.call(lib.setProperty, operation, arena.allocateFrom(argument), value);
            CFunctions.call(lib.valueUnset, value);
        }
        return this;
    }

    private VipsException abandoned() {
        VipsException failure = session.failure(name);
        CFunctions.call(lib.unrefOutputs, operation);
        CFunctions.call(lib.objectUnref, operation);
        return failure;
    }

    private void done(MemorySegment built) {
        CFunctions.call(lib.unrefOutputs, built);
        CFunctions.call(lib.objectUnref, built);
    }
}
