package dev.packshot.pipeline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.intake.Original.Colour;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.vips.Vips;
import dev.packshot.pipeline.vips.VipsImage;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Patches of 16 px, whose true sRGB is computed here, without the library that is tested. */
class ColourTest {
    private static final int PATCH = 16;
    private static final int LEVELS = 6;

    @ParameterizedTest
    @ValueSource(strings = {"pngsave_target", "tiffsave_target"})
    void display_p3_becomes_srgb_within_1(String saver) {
        assertThat(worst(MatrixProfile.DISPLAY_P3, saver)).isLessThan(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pngsave_target", "tiffsave_target"})
    void adobe_rgb_becomes_srgb_within_1(String saver) {
        assertThat(worst(MatrixProfile.ADOBE_RGB, saver)).isLessThan(1);
    }

    @Test
    void srgb_under_any_name_is_left_alone() {
        assertThat(worst(MatrixProfile.SRGB, "pngsave_target")).isZero();
        assertThat(IccProfile.of(MatrixProfile.SRGB.icc(), ColourSpace.RGB)
                        .orElseThrow()
                        .isSrgb())
                .isTrue();
        assertThat(IccProfile.of(MatrixProfile.DISPLAY_P3.icc(), ColourSpace.RGB)
                        .orElseThrow()
                        .isSrgb())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void cmyk_becomes_srgb_within_2(boolean withProfile) {
        byte[] profile = pressProfile();
        profile[67] = 1;
        var space = new ICC_ColorSpace(ICC_Profile.getInstance(profile));

        Patches patches = patches(4, withProfile, "tiffsave_target", null);

        double worst = 0;
        for (int i = 0; i < patches.colours.length; i++) {
            int[] ink = patches.colours[i];
            float[] xyz = space.toCIEXYZ(new float[] {ink[0] / 255f, ink[1] / 255f, ink[2] / 255f, ink[3] / 255f});
            worst = Math.max(worst, Colours.difference(fromPcs(xyz), patches.shown[i]));
        }
        assertThat(worst).isLessThan(2);
        assertThat(patches.colour).isEqualTo(withProfile ? Colour.EMBEDDED_PROFILE : Colour.GENERIC_CMYK);
    }

    private static double worst(MatrixProfile space, String saver) {
        Patches patches = patches(3, true, saver, space.icc());
        Function<int[], int[]> truth = space::toSrgb;
        double worst = 0;
        for (int i = 0; i < patches.colours.length; i++) {
            worst = Math.max(worst, Colours.difference(truth.apply(patches.colours[i]), patches.shown[i]));
        }
        assertThat(patches.colour).isEqualTo(Colour.EMBEDDED_PROFILE);
        return worst;
    }

    private record Patches(int[][] colours, int[][] shown, Colour colour) {}

    private static Patches patches(
            int channels, boolean profile, String saver, byte @org.jspecify.annotations.Nullable [] icc) {
        int levels = channels == 3 ? LEVELS : 4;
        int count = (int) Math.pow(levels, channels);
        int across = (int) Math.ceil(Math.sqrt(count));
        int[][] colours = new int[count][channels];
        try (var memory = new PixelMemory(1 << 24);
                Vips vips = Vips.open()) {
            Raster raster =
                    memory.allocate(PixelSize.square(across * PATCH), channels).fill(0);
            for (int i = 0; i < count; i++) {
                for (int c = 0, rest = i; c < channels; c++, rest /= levels) {
                    colours[i][c] = rest % levels * 255 / (levels - 1);
                    for (int k = 0; k < PATCH * PATCH; k++) {
                        raster.sample(i % across * PATCH + k % PATCH, i / across * PATCH + k / PATCH, c, colours[i][c]);
                    }
                }
            }
            VipsImage image = vips.operation("copy")
                    .with("in", vips.image(raster))
                    .with("interpretation", channels == 3 ? "srgb" : "cmyk")
                    .image();
            if (profile) {
                image.setBlock("icc-profile-data", icc == null ? pressProfile() : icc);
            }
            byte[] file = vips.operation(saver).with("in", image).encode();

            Original original = new Intake(Limits.DEFAULT).open(file, memory);

            int[][] shown = new int[count][3];
            for (int i = 0; i < count; i++) {
                for (int c = 0; c < 3; c++) {
                    shown[i][c] =
                            original.pixels().sample(i % across * PATCH + PATCH / 2, i / across * PATCH + PATCH / 2, c);
                }
            }
            return new Patches(colours, shown, original.colour());
        }
    }

    /** The press profile that a conversion to CMYK leaves in its file. */
    private static byte[] pressProfile() {
        byte[] file = SamplePictures.all().get("cmyk.tif");
        try (Vips vips = Vips.open()) {
            return vips.operation("tiffload_source")
                    .source(vips.source(file == null ? new byte[0] : file))
                    .image()
                    .block("icc-profile-data")
                    .orElseThrow();
        }
    }

    /** D50 XYZ to sRGB by the inverse of its D50-adapted matrix (IEC 61966-2-1, Bradford). */
    private static int[] fromPcs(float[] xyz) {
        double[][] toXyz = {{0.43607, 0.38515, 0.14307}, {0.22249, 0.71687, 0.06061}, {0.01392, 0.09708, 0.71410}};
        return Colours.encodeSrgb(
                MatrixProfile.times(MatrixProfile.inverse(toXyz), new double[] {xyz[0], xyz[1], xyz[2]}));
    }
}
