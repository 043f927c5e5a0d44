package dev.packshot.engine.drift;

/**
 * What a batch came to in one characteristic.
 *
 * @param pictures that were measured, 2 or more
 * @param value in the characteristic's unit
 * @param spread standard deviation within the batch, of a mean or a spread; 0 of a share
 */
record Sample(Characteristic of, int pictures, double value, double spread) {
    Sample {
        if (pictures < 2 || !Double.isFinite(value) || !(spread >= 0 && spread < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "A sample of %s has 2 or more pictures and finite figures".formatted(of));
        }
    }

    /**
     * Where it is plotted. A share goes by its arcsine root, whose standard error hardly depends on the share, so that
     * limits hold for the rare events too that a chart of the share itself cries wolf about: F. J. Anscombe, "The
     * transformation of Poisson, binomial and negative-binomial data", Biometrika 35 (1948); T. P. Ryan, "Statistical
     * Methods for Quality Improvement", on p charts.
     */
    double plotted() {
        return switch (of.scale()) {
            case SHARE -> Math.asin(Math.sqrt((value * pictures + 0.375) / (pictures + 0.75)));
            case MEAN, SPREAD -> value;
        };
    }

    /** Turns a place on the chart back into a value for a sample of this size. */
    double valueAt(double place) {
        return switch (of.scale()) {
            case SHARE -> {
                double sine = Math.sin(Math.clamp(place, 0, Math.PI / 2));
                yield Math.clamp((sine * sine * (pictures + 0.75) - 0.375) / pictures, 0, 1);
            }
            case MEAN, SPREAD -> Math.max(0, place);
        };
    }
}
