package dev.packshot.pipeline.intake;

import dev.packshot.pipeline.vips.VipsImage;

/** What a decoder's samples mean. */
enum ColourSpace {
    GREY(1, "GRAY"),
    RGB(3, "RGB "),
    CMYK(4, "CMYK"),
    LAB(3, "Lab ");

    private final int channels;
    private final String iccCode;

    ColourSpace(int channels, String iccCode) {
        this.channels = channels;
        this.iccCode = iccCode;
    }

    /** Channels without alpha. */
    int channels() {
        return channels;
    }

    /** Name of the space in a profile's header. */
    String iccCode() {
        return iccCode;
    }

    /** Of a decoded image, by libvips' number for its interpretation. */
    static ColourSpace of(VipsImage image) {
        return switch (image.interpretation()) {
            case 13, 21 -> LAB;
            case 15 -> CMYK;
            default -> image.bands() < 3 ? GREY : RGB;
        };
    }
}
