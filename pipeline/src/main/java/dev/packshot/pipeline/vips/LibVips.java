package dev.packshot.pipeline.vips;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.packshot.pipeline.foreign.CFunctions;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * The C functions of libvips and GObject that the binding calls, as method handles. One instance for the process:
 * libvips can't be unloaded.
 */
final class LibVips {
    /** Big enough for any GValue: a GType and two 8-byte unions (gobject/gvalue.h). */
    static final long GVALUE_BYTES = 24;

    private static final int OLDEST_MAJOR = 8;
    private static final int OLDEST_MINOR = 15;

    final MethodHandle operationNew;
    final MethodHandle setArgumentFromString;
    final MethodHandle operationBuild;
    final MethodHandle unrefOutputs;
    final MethodHandle setProperty;
    final MethodHandle getProperty;
    final MethodHandle valueInit;
    final MethodHandle valueSetObject;
    final MethodHandle valueGetObject;
    final MethodHandle valueGetDouble;
    final MethodHandle valueUnset;
    final MethodHandle objectRef;
    final MethodHandle objectUnref;
    final MethodHandle free;
    final MethodHandle sourceFromMemory;
    final MethodHandle targetToMemory;
    final MethodHandle valueGetBoxed;
    final MethodHandle blobGet;
    final MethodHandle imageFromMemory;
    final MethodHandle imageWidth;
    final MethodHandle imageHeight;
    final MethodHandle imageBands;
    final MethodHandle imageFormat;
    final MethodHandle imageInterpretation;
    final MethodHandle imageTypeof;
    final MethodHandle imageGetInt;
    final MethodHandle imageGetString;
    final MethodHandle imageGetBlob;
    final MethodHandle imageSetBlobCopy;
    final MethodHandle imageSetString;
    final MethodHandle imageSetInt;
    final MethodHandle imageSetKill;
    final MethodHandle imageRemove;
    final MethodHandle imageFields;
    final MethodHandle stringsFree;
    final MethodHandle imageWrite;
    final MethodHandle errorBuffer;
    final MethodHandle errorClear;

    final long imageType;
    final long sourceType;
    final long targetType;
    final long blobType;

    LibVips(SymbolLookup symbols) {
        var library = new CFunctions(symbols);
        silenceWarnings();
        MethodHandle init = library.function("vips_init", JAVA_INT, ADDRESS);
        MethodHandle version = library.function("vips_version", JAVA_INT, JAVA_INT);
        int major = (int) CFunctions.call(version, 0);
        int minor = (int) CFunctions.call(version, 1);
        if (major != OLDEST_MAJOR || minor < OLDEST_MINOR) {
            throw new UnsatisfiedLinkError(
                    "libvips %d.%d is older than %d.%d".formatted(major, minor, OLDEST_MAJOR, OLDEST_MINOR));
        }
        try (Arena arena = Arena.ofConfined()) {
            if ((int) CFunctions.call(init, arena.allocateFrom("packshot")) != 0) {
                throw new UnsatisfiedLinkError("vips_init failed");
            }
            // One picture is one thread; a cache would keep pixels beyond the picture's end.
            CFunctions.call(library.function("vips_concurrency_set", null, JAVA_INT), 1);
            CFunctions.call(library.function("vips_cache_set_max", null, JAVA_INT), 0);
            CFunctions.call(library.function("vips_block_untrusted_set", null, JAVA_INT), 1);
            MethodHandle block = library.function("vips_operation_block_set", null, ADDRESS, JAVA_INT);
            for (String loader : new String[] {
                "VipsForeignLoadSvg",
                "VipsForeignLoadPdf",
                "VipsForeignLoadMagick",
                "VipsForeignLoadCsv",
                "VipsForeignLoadMat",
                "VipsForeignLoadRaw",
                "VipsForeignLoadVips"
            }) {
                CFunctions.call(block, arena.allocateFrom(loader), 1);
            }
        }
        operationNew = library.function("vips_operation_new", ADDRESS, ADDRESS);
        setArgumentFromString =
                library.function("vips_object_set_argument_from_string", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
        operationBuild = library.function("vips_cache_operation_build", ADDRESS, ADDRESS);
        unrefOutputs = library.function("vips_object_unref_outputs", null, ADDRESS);
        setProperty = library.function("g_object_set_property", null, ADDRESS, ADDRESS, ADDRESS);
        getProperty = library.function("g_object_get_property", null, ADDRESS, ADDRESS, ADDRESS);
        valueInit = library.function("g_value_init", ADDRESS, ADDRESS, JAVA_LONG);
        valueSetObject = library.function("g_value_set_object", null, ADDRESS, ADDRESS);
        valueGetObject = library.function("g_value_get_object", ADDRESS, ADDRESS);
        valueGetDouble = library.function("g_value_get_double", JAVA_DOUBLE, ADDRESS);
        valueUnset = library.function("g_value_unset", null, ADDRESS);
        objectRef = library.function("g_object_ref", ADDRESS, ADDRESS);
        objectUnref = library.function("g_object_unref", null, ADDRESS);
        free = library.function("g_free", null, ADDRESS);
        sourceFromMemory = library.function("vips_source_new_from_memory", ADDRESS, ADDRESS, JAVA_LONG);
        targetToMemory = library.function("vips_target_new_to_memory", ADDRESS);
        valueGetBoxed = library.function("g_value_get_boxed", ADDRESS, ADDRESS);
        blobGet = library.function("vips_blob_get", ADDRESS, ADDRESS, ADDRESS);
        imageFromMemory = library.function(
                "vips_image_new_from_memory", ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
        imageWidth = library.function("vips_image_get_width", JAVA_INT, ADDRESS);
        imageHeight = library.function("vips_image_get_height", JAVA_INT, ADDRESS);
        imageBands = library.function("vips_image_get_bands", JAVA_INT, ADDRESS);
        imageFormat = library.function("vips_image_get_format", JAVA_INT, ADDRESS);
        imageInterpretation = library.function("vips_image_get_interpretation", JAVA_INT, ADDRESS);
        imageTypeof = library.function("vips_image_get_typeof", JAVA_LONG, ADDRESS, ADDRESS);
        imageGetInt = library.function("vips_image_get_int", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
        imageGetString = library.function("vips_image_get_as_string", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
        imageGetBlob = library.function("vips_image_get_blob", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
        imageSetBlobCopy = library.function("vips_image_set_blob_copy", null, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG);
        imageSetString = library.function("vips_image_set_string", null, ADDRESS, ADDRESS, ADDRESS);
        imageSetInt = library.function("vips_image_set_int", null, ADDRESS, ADDRESS, JAVA_INT);
        imageSetKill = library.function("vips_image_set_kill", null, ADDRESS, JAVA_INT);
        imageRemove = library.function("vips_image_remove", JAVA_INT, ADDRESS, ADDRESS);
        imageFields = library.function("vips_image_get_fields", ADDRESS, ADDRESS);
        stringsFree = library.function("g_strfreev", null, ADDRESS);
        imageWrite = library.function("vips_image_write", JAVA_INT, ADDRESS, ADDRESS);
        errorBuffer = library.function("vips_error_buffer_copy", ADDRESS);
        errorClear = library.function("vips_error_clear", null);
        imageType = (long) CFunctions.call(library.function("vips_image_get_type", JAVA_LONG));
        sourceType = (long) CFunctions.call(library.function("vips_source_get_type", JAVA_LONG));
        targetType = (long) CFunctions.call(library.function("vips_target_get_type", JAVA_LONG));
        blobType = (long) CFunctions.call(library.function("vips_blob_get_type", JAVA_LONG));
    }

    /** Damaged files make libvips print thousands of lines; it reads this switch once, when it starts. */
    private static void silenceWarnings() {
        MethodHandle setenv = CFunctions.ofPlatform().function("setenv", JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
        try (Arena arena = Arena.ofConfined()) {
            CFunctions.call(setenv, arena.allocateFrom("VIPS_WARNING"), arena.allocateFrom("1"), 1);
        }
    }
}
