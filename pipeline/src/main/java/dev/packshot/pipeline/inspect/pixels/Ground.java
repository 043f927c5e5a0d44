package dev.packshot.pipeline.inspect.pixels;

import dev.packshot.catalog.Backdrop;
import dev.packshot.catalog.Rgb;

/** What a pixel of pure background looks like. */
public sealed interface Ground {
    /** One opaque colour. */
    record Plain(Rgb rgb) implements Ground {
        /** The white that marketplaces ask for. */
        public static final Plain WHITE = new Plain(Rgb.WHITE);
    }

    /** No opacity, whatever the colour. */
    record Clear() implements Ground {}

    /** The ground that a backdrop promises; an own picture promises none, so it is held against white. */
    static Ground of(Backdrop backdrop) {
        return switch (backdrop) {
            case Backdrop.Colour colour -> new Plain(colour.rgb());
            case Backdrop.Transparent transparent -> new Clear();
            case Backdrop.Picture picture -> Plain.WHITE;
        };
    }

    /** One such pixel as its bytes, for pictures of 3 or 4 bands. */
    default byte[] pixel(int bands) {
        byte[] pixel = new byte[bands];
        switch (this) {
            case Plain(Rgb rgb) -> {
                pixel[0] = (byte) rgb.red();
                pixel[1] = (byte) rgb.green();
                pixel[2] = (byte) rgb.blue();
                if (bands == 4) {
                    pixel[3] = (byte) 255;
                }
            }
            case Clear clear -> {}
        }
        return pixel;
    }
}
