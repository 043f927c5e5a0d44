package dev.packshot.pipeline.intake.heic;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
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

    private final Linker linker = Linker.nativeLinker();
    private final SymbolLookup symbols;

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
        MethodHandle canDecode = library.function("heif_have_decoder_for_format", JAVA_INT, JAVA_INT);
        if ((int) call(canDecode, HEVC) == 0) {
            throw new HeicFailure(true, "libheif is there without HEVC: install libheif-plugin-libde265 too.");
        }
        return library;
    }

    private LibHeif(SymbolLookup symbols) {
        this.symbols = symbols;
        contextAlloc = function("heif_context_alloc", ADDRESS);
        contextFree = function("heif_context_free", null, ADDRESS);
        limitSide = function("heif_context_set_maximum_image_size_limit", null, ADDRESS, JAVA_INT);
        read = function("heif_context_read_from_memory_without_copy", ERROR, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS);
        primary = function("heif_context_get_primary_image_handle", ERROR, ADDRESS, ADDRESS);
        handleRelease = function("heif_image_handle_release", null, ADDRESS);
        width = function("heif_image_handle_get_width", JAVA_INT, ADDRESS);
        height = function("heif_image_handle_get_height", JAVA_INT, ADDRESS);
        hasAlpha = function("heif_image_handle_has_alpha_channel", JAVA_INT, ADDRESS);
        premultiplied = function("heif_image_handle_is_premultiplied_alpha", JAVA_INT, ADDRESS);
        profileSize = function("heif_image_handle_get_raw_color_profile_size", JAVA_LONG, ADDRESS);
        profile = function("heif_image_handle_get_raw_color_profile", ERROR, ADDRESS, ADDRESS);
        metadataIds = function(
                "heif_image_handle_get_list_of_metadata_block_IDs", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT);
        metadataType = function("heif_image_handle_get_metadata_content_type", ADDRESS, ADDRESS, JAVA_INT);
        metadataSize = function("heif_image_handle_get_metadata_size", JAVA_LONG, ADDRESS, JAVA_INT);
        metadata = function("heif_image_handle_get_metadata", ERROR, ADDRESS, JAVA_INT, ADDRESS);
        decode = function("heif_decode_image", ERROR, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);
        plane = function("heif_image_get_plane_readonly", ADDRESS, ADDRESS, JAVA_INT, ADDRESS);
        imageWidth = function("heif_image_get_width", JAVA_INT, ADDRESS, JAVA_INT);
        imageHeight = function("heif_image_get_height", JAVA_INT, ADDRESS, JAVA_INT);
        imageRelease = function("heif_image_release", null, ADDRESS);
    }

    private MethodHandle function(String name, @Nullable MemoryLayout result, MemoryLayout... arguments) {
        FunctionDescriptor descriptor =
                result == null ? FunctionDescriptor.ofVoid(arguments) : FunctionDescriptor.of(result, arguments);
        return linker.downcallHandle(symbols.findOrThrow(name), descriptor);
    }

    /** Calls a handle whose failures are all ours: a C function throws nothing. */
    static Object call(MethodHandle handle, Object... arguments) {
        try {
            return handle.invokeWithArguments(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    static MemorySegment pointer(MethodHandle handle, Object... arguments) {
        return (MemorySegment) call(handle, arguments);
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
        return pointer(handle, all);
    }
}
