package dev.packshot.pipeline.intake;

import dev.packshot.pipeline.vips.Vips;
import dev.packshot.pipeline.vips.VipsException;
import dev.packshot.pipeline.vips.VipsImage;
import java.util.Optional;

/**
 * Colours of a decoded file to 8-bit sRGB; channels beside the colours come after them. Relative colorimetric without
 * black point compensation: a colour becomes what the profile says it is (worst of 256 press patches ΔE2000 1.0 from a
 * second colour engine), where compensation would make shadows up to ΔE2000 13 darker than they were printed.
 */
final class ToSrgb {
    private static final String PROFILE = "icc-profile-data";
    private static final int UCHAR = 0;

    private final Vips vips;

    ToSrgb(Vips vips) {
        this.vips = vips;
    }

    /**
     * Lazy sRGB pixels.
     *
     * @param image with three bands or, when there are others beside the colours, more
     * @param colour where they came from
     */
    record Converted(VipsImage image, Original.Colour colour) {}

    /**
     * Converts.
     *
     * @param image as it was decoded, with its profile
     * @param displayP3 whether a picture without a profile is Display P3
     */
    Converted convert(VipsImage image, boolean displayP3) {
        ColourSpace space = ColourSpace.of(image);
        if (space == ColourSpace.LAB) {
            return new Converted(fromLab(image), Original.Colour.EMBEDDED_PROFILE);
        }
        Optional<byte[]> block = image.block(PROFILE);
        if (block.isEmpty() && displayP3 && space == ColourSpace.RGB) {
            return new Converted(transform(image, "p3"), Original.Colour.EMBEDDED_PROFILE);
        }
        if (block.isEmpty()) {
            return switch (space) {
                case CMYK -> new Converted(transform(image, "cmyk"), Original.Colour.GENERIC_CMYK);
                case GREY, RGB, LAB -> new Converted(asSrgb(image), Original.Colour.ASSUMED_SRGB);
            };
        }
        Optional<IccProfile> profile = IccProfile.of(block.get(), space);
        if (profile.isPresent()) {
            if (profile.get().isSrgb()) {
                return new Converted(asSrgb(image), Original.Colour.EMBEDDED_PROFILE);
            }
            try {
                return new Converted(transform(image, null), Original.Colour.EMBEDDED_PROFILE);
            } catch (VipsException e) {
                // The colour engine found a fault that the outside of the profile didn't show.
            }
        }
        VipsImage bare = image.copy().remove(PROFILE);
        return new Converted(
                space == ColourSpace.CMYK ? transform(bare, "cmyk") : asSrgb(bare), Original.Colour.PROFILE_IGNORED);
    }

    private VipsImage asSrgb(VipsImage image) {
        boolean finished = image.format() == UCHAR && image.bands() >= 3;
        return finished
                ? image
                : vips.operation("colourspace")
                        .with("in", image)
                        .with("space", "srgb")
                        .image();
    }

    /** The profile connection space itself: only the way out is needed. */
    private VipsImage fromLab(VipsImage image) {
        return vips.operation("icc_export")
                .with("in", image)
                .with("output-profile", "srgb")
                .with("intent", "relative")
                .with("depth", 8)
                .image();
    }

    private VipsImage transform(VipsImage image, @org.jspecify.annotations.Nullable String builtIn) {
        var operation = vips.operation("icc_transform")
                .with("in", image)
                .with("output-profile", "srgb")
                .with("embedded", builtIn == null)
                .with("intent", "relative")
                .with("depth", 8);
        return (builtIn == null ? operation : operation.with("input-profile", builtIn)).image();
    }
}
