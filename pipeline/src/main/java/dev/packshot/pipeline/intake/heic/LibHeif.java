package dev.packshot.pipeline.intake.heic;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.packshot.pipeline.foreign.CFunctions;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The C functions of libheif (heif.h, API of 1.12 and newer) that decoding one picture takes. */
final class LibHeif {
    private static final int HEVC = 1;

    /** {@code struct heif_error}: code, sub-code, message. */
    private static final MemoryLayout ERROR = MemoryLayout.structLayout(JAVA_INT, JAVA_INT, ADDRESS);

    private final MethodHandle haveDecoder;
    final MethodHandle contextAlloc;
    final MethodHandle contextFree;
    final MethodHandle limitSide;
    final MethodHandle read;
    final MethodHandle primary;
    final MethodHandle handleRelease;
    final MethodHandle width;
    final MethodHandle height;
    final MethodHandle hasAlpha;
    final MethodHandle premultiplied;
    final MethodHandle profileSize;
    final MethodHandle profile;
    final MethodHandle metadataIds;
    final MethodHandle metadataType;
    final MethodHandle metadataSize;
    final MethodHandle metadata;
    final MethodHandle decode;
    final MethodHandle plane;
    final MethodHandle imageWidth;
    final MethodHandle imageHeight;
    final MethodHandle imageRelease;

    private static final class Loaded {
        static final @Nullable LibHeif LIBRARY = load();

        private static @Nullable LibHeif load() {
            try {
                return new LibHeif(SymbolLookup.libraryLookup("libheif.so.1", Arena.global()));
            } catch (IllegalArgumentException | NoSuchElementException e) {
                return null;
            }
        }
    }

    /**
     * The system's library, loaded at the first call.
     *
     * @throws HeicFailure when there is none, or none with HEVC
     */
    static LibHeif library() {
        LibHeif library = Loaded.LIBRARY;
        if (library == null) {
            throw new HeicFailure(true, "");
        }
        if ((int) CFunctions.call(library.haveDecoder, HEVC) == 0) {
            throw new HeicFailure(true, "libheif is there without HEVC: install libheif-plugin-libde265 too.");
        }
        return library;
    }

    private LibHeif(SymbolLookup symbols) {
        var library = new CFunctions(symbols);
        haveDecoder = library.function("heif_have_decoder_for_format", JAVA_INT, JAVA_INT);
        contextAlloc = library.function("heif_context_alloc", ADDRESS);
        contextFree = library.function("heif_context_free", null, ADDRESS);
        limitSide = library.function("heif_context_set_maximum_image_size_limit", null, ADDRESS, JAVA_INT);
        read = library.function(
                "heif_context_read_from_memory_without_copy", ERROR, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS);
        primary = library.function("heif_context_get_primary_image_handle", ERROR, ADDRESS, ADDRESS);
        handleRelease = library.function("heif_image_handle_release", null, ADDRESS);
        width = library.function("heif_image_handle_get_width", JAVA_INT, ADDRESS);
        height = library.function("heif_image_handle_get_height", JAVA_INT, ADDRESS);
        hasAlpha = library.function("heif_image_handle_has_alpha_channel", JAVA_INT, ADDRESS);
        premultiplied = library.function("heif_image_handle_is_premultiplied_alpha", JAVA_INT, ADDRESS);
        profileSize = library.function("heif_image_handle_get_raw_color_profile_size", JAVA_LONG, ADDRESS);
        profile = library.function("heif_image_handle_get_raw_color_profile", ERROR, ADDRESS, ADDRESS);
        metadataIds = library.function(
                "heif_image_handle_get_list_of_metadata_block_IDs", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT);
        metadataType = library.function("heif_image_handle_get_metadata_content_type", ADDRESS, ADDRESS, JAVA_INT);
        metadataSize = library.function("heif_image_handle_get_metadata_size", JAVA_LONG, ADDRESS, JAVA_INT);
        metadata = library.function("heif_image_handle_get_metadata", ERROR, ADDRESS, JAVA_INT, ADDRESS);
        decode = library.function("heif_decode_image", ERROR, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);
        plane = library.function("heif_image_get_plane_readonly", ADDRESS, ADDRESS, JAVA_INT, ADDRESS);
        imageWidth = library.function("heif_image_get_width", JAVA_INT, ADDRESS, JAVA_INT);
        imageHeight = library.function("heif_image_get_height", JAVA_INT, ADDRESS, JAVA_INT);
        imageRelease = library.function("heif_image_release", null, ADDRESS);
    }

    /** Calls a function that gives a {@code heif_error}; whether it went well. */
    static boolean succeeds(Arena arena, MethodHandle handle, Object... arguments) {
        return error(arena, handle, arguments).get(JAVA_INT, 0) == 0;
    }

    /** The same, as an exception when it didn't. */
    static void check(Arena arena, MethodHandle handle, Object... arguments) {
        MemorySegment error = error(arena, handle, arguments);
        if (error.get(JAVA_INT, 0) != 0) {
            MemorySegment message = error.get(ADDRESS, 8);
            throw new HeicFailure(
                    false,
                    message.equals(MemorySegment.NULL)
                            ? ""
                            : message.reinterpret(1 << 12).getString(0));
        }
    }

    private static MemorySegment error(Arena arena, MethodHandle handle, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = (SegmentAllocator) arena;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CFunctions.pointer(handle, all);
    }
}
