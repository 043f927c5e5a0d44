package dev.packshot.engine.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The pictures of a batch that were made by one network and one profile version. */
record Subgroup(List<Picture> pictures) {
    Subgroup {
        pictures = List.copyOf(pictures);
    }

    /**
     * One picture's figures.
     *
     * @param flagged whether it was refused, or a person has to look at it for doubt
     * @param doubt calibrated uncertainty, 0..1; empty when it can't be told
     * @param colour mean ΔE2000; empty when nothing was made
     * @param fill 0..1; empty when nothing was made
     */
    record Picture(boolean flagged, Optional<Double> doubt, Optional<Double> colour, Optional<Double> fill) {
        static final Picture REFUSED = new Picture(true, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * What it came to in each characteristic.
     *
     * @param least pictures below which a characteristic is left out
     */
    List<Sample> samples(int least) {
        List<Sample> samples = new ArrayList<>();
        int all = pictures.size();
        if (all >= least) {
            long flagged = pictures.stream().filter(Picture::flagged).count();
            samples.add(new Sample(Characteristic.FLAGGED, all, (double) flagged / all, 0));
        }
        mean(Characteristic.DOUBT, Picture::doubt, least).ifPresent(mean -> {
            samples.add(mean);
            samples.add(new Sample(Characteristic.DOUBT_SPREAD, mean.pictures(), mean.spread(), mean.spread()));
        });
        mean(Characteristic.COLOUR, Picture::colour, least).ifPresent(samples::add);
        mean(Characteristic.FILL, Picture::fill, least).ifPresent(samples::add);
        return samples;
    }

    private Optional<Sample> mean(Characteristic of, Function<Picture, Optional<Double>> figure, int least) {
        double[] figures = pictures.stream()
                .flatMap(picture -> figure.apply(picture).stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
        if (figures.length < least) {
            return Optional.empty();
        }
        double mean = 0;
        for (double each : figures) {
            mean += each / figures.length;
        }
        double squares = 0;
        for (double each : figures) {
            squares += (each - mean) * (each - mean);
        }
        double deviation = Math.sqrt(squares / (figures.length - 1));
        return Optional.of(new Sample(of, figures.length, mean, deviation));
    }
}
