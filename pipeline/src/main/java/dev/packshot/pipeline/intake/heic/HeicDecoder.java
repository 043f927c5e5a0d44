package dev.packshot.pipeline.intake.heic;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.foreign.CFunctions;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** Decodes the primary picture of a HEIC file. Holds nothing; usable from any thread. */
public final class HeicDecoder {
    private static final int COLOURSPACE_RGB = 1;
    private static final int CHROMA_RGB = 10;
    private static final int CHROMA_RGBA = 11;
    private static final int CHANNEL_INTERLEAVED = 10;
    private static final int MOST_METADATA = 256 << 10;
    private static final int MOST_BLOCKS = 16;

    private static final int MOST_PROFILE = 4 << 20;

    /**
     * Decodes.
     *
     * @param file the whole file, whose header was checked against the limits
     * @param mostPixels where libheif gives up, too
     * @throws HeicFailure when it can't
     */
    public HeicPicture decode(byte[] file, long mostPixels, PixelMemory memory) {
        LibHeif lib = LibHeif.library();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment context = CFunctions.pointer(lib.contextAlloc);
            try {
                CFunctions.call(lib.limitSide, context, (int) Math.min(mostPixels, 1 << 15));
                MemorySegment bytes = arena.allocateFrom(JAVA_BYTE, file);
                LibHeif.check(arena, lib.read, context, bytes, (long) file.length, MemorySegment.NULL);
                MemorySegment out = arena.allocate(ADDRESS);
                LibHeif.check(arena, lib.primary, context, out);
                MemorySegment handle = out.get(ADDRESS, 0);
                try {
                    return picture(lib, arena, handle, mostPixels, memory);
                } finally {
                    CFunctions.call(lib.handleRelease, handle);
                }
            } finally {
                CFunctions.call(lib.contextFree, context);
            }
        }
    }

    private static HeicPicture picture(
            LibHeif lib, Arena arena, MemorySegment handle, long mostPixels, PixelMemory memory) {
        long pixels = (long) (int) CFunctions.call(lib.width, handle) * (int) CFunctions.call(lib.height, handle);
        if (pixels < 1 || pixels > mostPixels) {
            throw new HeicFailure(false, "Its main picture has %d pixels.".formatted(pixels));
        }
        boolean alpha = (int) CFunctions.call(lib.hasAlpha, handle) != 0;
        boolean premultiplied = alpha && (int) CFunctions.call(lib.premultiplied, handle) != 0;
        Optional<byte[]> profile = profile(lib, arena, handle);
        MemorySegment out = arena.allocate(ADDRESS);
        LibHeif.check(
                arena, lib.decode, handle, out, COLOURSPACE_RGB, alpha ? CHROMA_RGBA : CHROMA_RGB, MemorySegment.NULL);
        MemorySegment image = out.get(ADDRESS, 0);
        try {
            Raster raster = copy(lib, arena, image, alpha ? 4 : 3, memory);
            return new HeicPicture(raster, premultiplied, profile, xmp(lib, arena, handle));
        } finally {
            CFunctions.call(lib.imageRelease, image);
        }
    }

    private static Raster copy(LibHeif lib, Arena arena, MemorySegment image, int bands, PixelMemory memory) {
        MemorySegment strideOut = arena.allocate(JAVA_INT);
        MemorySegment plane = CFunctions.pointer(lib.plane, image, CHANNEL_INTERLEAVED, strideOut);
        int width = (int) CFunctions.call(lib.imageWidth, image, CHANNEL_INTERLEAVED);
        int height = (int) CFunctions.call(lib.imageHeight, image, CHANNEL_INTERLEAVED);
        long stride = strideOut.get(JAVA_INT, 0);
        if (plane.equals(MemorySegment.NULL) || width < 1 || height < 1 || stride < (long) width * bands) {
            throw new HeicFailure(false, "It decoded to nothing.");
        }
        MemorySegment rows = plane.reinterpret(stride * height);
        Raster raster = memory.allocate(new PixelSize(width, height), bands);
        for (int y = 0; y < height; y++) {
            MemorySegment.copy(rows, y * stride, raster.pixels(), (long) y * raster.stride(), raster.stride());
        }
        return raster;
    }

    private static Optional<byte[]> profile(LibHeif lib, Arena arena, MemorySegment handle) {
        long size = (long) CFunctions.call(lib.profileSize, handle);
        if (size < 1 || size > MOST_PROFILE) {
            return Optional.empty();
        }
        MemorySegment bytes = arena.allocate(size);
        return LibHeif.succeeds(arena, lib.profile, handle, bytes)
                ? Optional.of(bytes.toArray(JAVA_BYTE))
                : Optional.empty();
    }

    private static Optional<byte[]> xmp(LibHeif lib, Arena arena, MemorySegment handle) {
        MemorySegment ids = arena.allocate(JAVA_INT, MOST_BLOCKS);
        int count = (int) CFunctions.call(lib.metadataIds, handle, arena.allocateFrom("mime"), ids, MOST_BLOCKS);
        for (int i = 0; i < count; i++) {
            int id = ids.getAtIndex(JAVA_INT, i);
            long size = (long) CFunctions.call(lib.metadataSize, handle, id);
            String type = CFunctions.pointer(lib.metadataType, handle, id)
                    .reinterpret(1 << 12)
                    .getString(0);
            if (type.equals("application/rdf+xml") && size > 0 && size <= MOST_METADATA) {
                MemorySegment bytes = arena.allocate(size);
                if (LibHeif.succeeds(arena, lib.metadata, handle, id, bytes)) {
                    return Optional.of(bytes.toArray(JAVA_BYTE));
                }
            }
        }
        return Optional.empty();
    }
}
