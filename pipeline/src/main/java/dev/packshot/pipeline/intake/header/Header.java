package dev.packshot.pipeline.intake.header;

import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;

/**
 * What a file's header promises, which costs nothing to read.
 *
 * @param type by content
 * @param stored size of the first frame as it is stored, before orientation
 * @param frames frames or pages in the file, counted no further than was asked for
 * @param decoderBytes estimate of what a decoder holds besides the finished pixels: whole-picture buffers of
 *     progressive, interlaced and block-coded files, strips and tiles
 * @param alpha what the fourth (or second) channel means
 * @param displayP3 whether a HEIF container marks its colours as Display P3 by number, which decoders don't apply
 */
public record Header(MediaType type, PixelSize stored, int frames, long decoderBytes, Alpha alpha, boolean displayP3) {

    /** What a channel beside the colours means. */
    public enum Alpha {
        /** How opaque the picture is, when there is such a channel. */
        TRANSPARENCY,
        /** Something else, such as a saved selection: not a part of the picture. */
        FOREIGN
    }

    static Header of(MediaType type, int width, int height, int frames, long decoderBytes) {
        return new Header(type, size(width, height), frames, decoderBytes, Alpha.TRANSPARENCY, false);
    }

    static PixelSize size(long width, long height) {
        if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw new BrokenHeader("It claims to be %d × %d px.".formatted(width, height));
        }
        return new PixelSize((int) width, (int) height);
    }
}
