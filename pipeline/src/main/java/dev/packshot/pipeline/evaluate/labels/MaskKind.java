package dev.packshot.pipeline.evaluate.labels;

import java.util.Locale;

/**
 * What a mask says and what it doesn't.
 *
 * @param name as in the set's manifest, such as {@code binary+ignore}
 * @param ignoresMiddle whether grey 128 means that nobody knows: such pixels aren't scored
 * @param trueAlpha whether partly covered pixels were measured, so that edges and colours can be judged
 */
public record MaskKind(String name, boolean ignoresMiddle, boolean trueAlpha) {
    /** Nobody says: product and ground count; edges only when the mask is the alpha channel of a PNG. */
    public static final MaskKind UNSAID = new MaskKind("unsaid", false, false);

    /**
     * The kind of a manifest's {@code mask} column: {@code ignore} in it leaves grey 128 out, {@code alpha} in it says that
     * the edge is measured; everything else ({@code binary}, {@code polygon}) is product and ground only.
     */
    public static MaskKind of(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        return plain.isEmpty() ? UNSAID : new MaskKind(plain, plain.contains("ignore"), plain.contains("alpha"));
    }
}
