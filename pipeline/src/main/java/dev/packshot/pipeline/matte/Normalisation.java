package dev.packshot.pipeline.matte;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * What a network wants its samples to be: {@code (sample / divideBy - mean) / std}, channel by channel.
 *
 * @param divideBy a number, or the brightest sample of the very picture
 * @param mean of red, green and blue, taken off after dividing
 * @param std of red, green and blue, divided by at last; above 0
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Normalisation(Divisor divideBy, List<Double> mean, List<Double> std) {
    /** Samples as they are, 0..255. */
    public static final Normalisation NONE =
            new Normalisation(new Divisor.Fixed(1), List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));

    private static final int CHANNELS = 3;
    private static final int LEVELS = 256;

    public Normalisation {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        if (mean.size() != CHANNELS || std.size() != CHANNELS) {
            throw new IllegalArgumentException("A normalisation has a mean and a std for red, green and blue");
        }
        if (!mean.stream().allMatch(Double::isFinite)
                || !std.stream().allMatch(value -> Double.isFinite(value) && value > 0)) {
            throw new IllegalArgumentException(
                    "Means are finite and stds above 0, but were %s and %s".formatted(mean, std));
        }
    }

    /** What samples are divided by first. */
    public sealed interface Divisor {
        /** The brightest sample of the picture that is fed, margins included; 1 for a black picture. */
        record Brightest() implements Divisor {}

        /**
         * The same for every picture.
         *
         * @param value above 0
         */
        record Fixed(double value) implements Divisor {
            public Fixed {
                if (!(value > 0 && Double.isFinite(value))) {
                    throw new IllegalArgumentException("Samples are divided by a number above 0, but it was " + value);
                }
            }
        }

        /** As a card writes it: {@code "max"} or a number. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Divisor of(Object written) {
            return switch (written) {
                case String word when word.equals("max") -> new Brightest();
                case Number number -> new Fixed(number.doubleValue());
                default -> throw new IllegalArgumentException("divideBy is \"max\" or a number, but was " + written);
            };
        }
    }

    /** The normalised value of each sample 0..255, for red, green and blue. */
    float[][] levels(int brightest) {
        double divisor =
                switch (divideBy) {
                    case Divisor.Brightest() -> Math.max(1, brightest);
                    case Divisor.Fixed(double value) -> value;
                };
        float[][] levels = new float[CHANNELS][LEVELS];
        for (int channel = 0; channel < CHANNELS; channel++) {
            for (int sample = 0; sample < LEVELS; sample++) {
                levels[channel][sample] = (float) ((sample / divisor - mean.get(channel)) / std.get(channel));
            }
        }
        return levels;
    }
}
