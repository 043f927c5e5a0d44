package dev.packshot.pipeline.vips;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.foreign.CFunctions;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A lazy libvips image of a session. */
public final class VipsImage {
    private final Vips session;
    private final LibVips lib;
    private final MemorySegment pointer;

    VipsImage(Vips session, MemorySegment pointer) {
        this.session = session;
        this.lib = session.lib;
        this.pointer = pointer;
    }

    MemorySegment pointer() {
        return pointer;
    }

    public int width() {
        return (int) CFunctions.call(lib.imageWidth, pointer);
    }

    public int height() {
        return (int) CFunctions.call(lib.imageHeight, pointer);
    }

    public PixelSize size() {
        return new PixelSize(width(), height());
    }

    public int bands() {
        return (int) CFunctions.call(lib.imageBands, pointer);
    }

    /** Number of VipsBandFormat: 0 is 8-bit unsigned, 2 is 16-bit unsigned, 6 is float. */
    public int format() {
        return (int) CFunctions.call(lib.imageFormat, pointer);
    }

    /** Number of VipsInterpretation: 1 grey, 15 CMYK, 22 sRGB, 25 16-bit RGB, 26 16-bit grey. */
    public int interpretation() {
        return (int) CFunctions.call(lib.imageInterpretation, pointer);
    }

    /** Whether a metadata field is there. */
    public boolean has(String field) {
        try (Arena arena = Arena.ofConfined()) {
            return (long) CFunctions.call(lib.imageTypeof, pointer, arena.allocateFrom(field)) != 0;
        }
    }

    /** A whole-number metadata field, such as {@code n-pages}. */
    public OptionalInt integer(String field) {
        if (!has(field)) {
            return OptionalInt.empty();
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(JAVA_INT);
            return (int) CFunctions.call(lib.imageGetInt, pointer, arena.allocateFrom(field), out) == 0
                    ? OptionalInt.of(out.get(JAVA_INT, 0))
                    : OptionalInt.empty();
        }
    }

    /** Any metadata field as text. */
    public Optional<String> text(String field) {
        if (!has(field)) {
            return Optional.empty();
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(ADDRESS);
            if ((int) CFunctions.call(lib.imageGetString, pointer, arena.allocateFrom(field), out) != 0) {
                return Optional.empty();
            }
            MemorySegment text = out.get(ADDRESS, 0);
            String copy = text.reinterpret(1 << 20).getString(0);
            CFunctions.call(lib.free, text);
            return Optional.of(copy);
        }
    }

    /** A metadata block, such as {@code icc-profile-data}. */
    public Optional<byte[]> block(String field) {
        if (!has(field)) {
            return Optional.empty();
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment data = arena.allocate(ADDRESS);
            MemorySegment length = arena.allocate(JAVA_LONG);
            if ((int) CFunctions.call(lib.imageGetBlob, pointer, arena.allocateFrom(field), data, length) != 0) {
                return Optional.empty();
            }
            return Optional.of(data.get(ADDRESS, 0)
                    .reinterpret(length.get(JAVA_LONG, 0))
                    .toArray(java.lang.foreign.ValueLayout.JAVA_BYTE));
        }
    }

    /** Names of all metadata fields. */
    public List<String> fields() {
        MemorySegment names = CFunctions.pointer(lib.imageFields, pointer);
        List<String> fields = new ArrayList<>();
        MemorySegment list = names.reinterpret(Long.MAX_VALUE);
        for (long i = 0; ; i++) {
            MemorySegment name = list.getAtIndex(ADDRESS, i);
            if (name.equals(MemorySegment.NULL)) {
                break;
            }
            fields.add(name.reinterpret(1 << 12).getString(0));
        }
        CFunctions.call(lib.stringsFree, names);
        return fields;
    }

    /** A private copy whose metadata may be changed. */
    public VipsImage copy() {
        return session.operation("copy").with("in", this).image();
    }

    /** Sets a metadata block on a {@link #copy}. */
    public VipsImage setBlock(String field, byte[] data) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocateFrom(java.lang.foreign.ValueLayout.JAVA_BYTE, data);
            CFunctions.call(lib.imageSetBlobCopy, pointer, arena.allocateFrom(field), bytes, (long) data.length);
        }
        return this;
    }

    /** Sets a text field on a {@link #copy}. */
    public VipsImage setText(String field, String value) {
        try (Arena arena = Arena.ofConfined()) {
            CFunctions.call(lib.imageSetString, pointer, arena.allocateFrom(field), arena.allocateFrom(value));
        }
        return this;
    }

    /** Sets a whole-number field on a {@link #copy}. */
    public VipsImage setInteger(String field, int value) {
        try (Arena arena = Arena.ofConfined()) {
            CFunctions.call(lib.imageSetInt, pointer, arena.allocateFrom(field), value);
        }
        return this;
    }

    /** Removes a metadata field from a {@link #copy}; does nothing when it isn't there. */
    public VipsImage remove(String field) {
        try (Arena arena = Arena.ofConfined()) {
            CFunctions.call(lib.imageRemove, pointer, arena.allocateFrom(field));
        }
        return this;
    }

    /**
     * Computes the pixels.
     *
     * @param memory where the raster is taken from; it outlives the session
     * @return 8-bit pixels with this image's bands
     * @throws VipsException when the file is damaged or the session was killed
     */
    public Raster raster(PixelMemory memory) {
        VipsImage bytes = format() == 0
                ? this
                : session.operation("cast")
                        .with("in", this)
                        .with("format", "uchar")
                        .image();
        Raster raster = memory.allocate(size(), bands());
        VipsImage sink = session.image(raster);
        if ((int) CFunctions.call(lib.imageWrite, bytes.pointer, sink.pointer) != 0) {
            raster.close();
            throw session.failure("write");
        }
        return raster;
    }
}
