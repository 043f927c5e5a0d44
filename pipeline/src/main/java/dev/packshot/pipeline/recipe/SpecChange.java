package dev.packshot.pipeline.recipe;

import dev.packshot.catalog.Backdrop;
import dev.packshot.catalog.ImageSpec;
import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import dev.packshot.catalog.Shadow;
import java.util.Optional;

/**
 * What a profile changes in a target. Empty leaves the shipped value.
 *
 * @param fill share of the canvas, or what is left of it by a margin
 */
record SpecChange(
        Optional<Backdrop> backdrop,
        Optional<Shadow> shadow,
        Optional<Fill> fill,
        Optional<MediaType> format,
        Optional<Integer> quality,
        Optional<Integer> lowestQuality,
        Optional<PixelSize> canvas,
        Optional<Integer> smallestSide,
        Optional<Long> maxBytes) {
    static final SpecChange NOTHING = new SpecChange(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** How much of a canvas a product takes. */
    sealed interface Fill {
        double of(PixelSize canvas);

        /**
         * Stated as it is.
         *
         * @param ratio 0..1
         */
        record Ratio(double ratio) implements Fill {
            @Override
            public double of(PixelSize canvas) {
                return ratio;
            }
        }

        /**
         * What a margin on both sides leaves; it shrinks along with a canvas that shrinks for a small original.
         *
         * @param pixels of the full canvas, measured along its shorter side
         */
        record Margin(int pixels) implements Fill {
            @Override
            public double of(PixelSize canvas) {
                return 1 - 2.0 * pixels / canvas.shortest();
            }
        }
    }

    /** Both changes, the later one where they disagree. */
    SpecChange then(SpecChange later) {
        return new SpecChange(
                later.backdrop.or(() -> backdrop),
                later.shadow.or(() -> shadow),
                later.fill.or(() -> fill),
                later.format.or(() -> format),
                later.quality.or(() -> quality),
                later.lowestQuality.or(() -> lowestQuality),
                later.canvas.or(() -> canvas),
                later.smallestSide.or(() -> smallestSide),
                later.maxBytes.or(() -> maxBytes));
    }

    /**
     * The changed target. A transparent backdrop without a word on the format makes it PNG, since JPEG can't hold it.
     *
     * @throws IllegalArgumentException when the changes contradict each other
     */
    ImageSpec applied(ImageSpec spec) {
        PixelSize size = canvas.orElse(spec.canvas());
        Backdrop ground = backdrop.orElse(spec.backdrop());
        boolean needsAlpha = ground instanceof Backdrop.Transparent && spec.format() == MediaType.JPEG;
        int best = quality.orElse(spec.quality());
        return new ImageSpec(
                spec.platform(),
                spec.main(),
                size,
                smallestSide.orElse(Math.min(spec.smallestSide(), size.shortest())),
                fill.map(f -> f.of(size)).orElse(spec.fill()),
                ground,
                shadow.orElse(spec.shadow()),
                format.orElse(needsAlpha ? MediaType.PNG : spec.format()),
                best,
                lowestQuality.orElse(Math.min(spec.lowestQuality(), best)),
                maxBytes.orElse(spec.maxBytes()));
    }
}
