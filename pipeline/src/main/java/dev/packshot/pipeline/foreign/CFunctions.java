package dev.packshot.pipeline.foreign;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/** The functions of a native library as method handles. */
public final class CFunctions {
    private final Linker linker = Linker.nativeLinker();
    private final SymbolLookup symbols;

    /** The functions of a loaded library. */
    public CFunctions(SymbolLookup symbols) {
        this.symbols = symbols;
    }

    /** The functions of the C library that this process runs on. */
    public static CFunctions ofPlatform() {
        return new CFunctions(Linker.nativeLinker().defaultLookup());
    }

    /**
     * A function by name.
     *
     * @param result layout of what it gives, null for nothing
     * @throws java.util.NoSuchElementException when the library lacks it
     */
    public MethodHandle function(String name, @Nullable MemoryLayout result, MemoryLayout... arguments) {
        FunctionDescriptor descriptor =
                result == null ? FunctionDescriptor.ofVoid(arguments) : FunctionDescriptor.of(result, arguments);
        return linker.downcallHandle(symbols.findOrThrow(name), descriptor);
    }

    /** Calls a handle whose failures are all ours: a C function throws nothing. */
    public static Object call(MethodHandle handle, Object... arguments) {
        try {
            return handle.invokeWithArguments(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** Calls a function that gives an address or a structure. */
    public static MemorySegment pointer(MethodHandle handle, Object... arguments) {
        return (MemorySegment) call(handle, arguments);
    }
}
