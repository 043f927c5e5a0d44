package dev.packshot.engine.figure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is measured. */
public enum Figure {
    IMAGES("pictures", "Pictures made. The sum over an hour is images per hour."),
    REFUSED("pictures", "Photographs that nothing could be made of. Beside images it gives the error rate."),
    DECIDED("share", "Decisions; the mean is the share that a person made."),
    COMPLIANT_AT_ONCE("share", "First renditions; the mean is the share that broke no blocking rule."),
    SIGNAL_TO_LIVE(
            "seconds", "From the marketplace's signal, or the first sight of a listing, until its pictures were live."),
    PUBLISHED("listings", "Galleries that were read back live."),
    PROBLEMS("problems", "Problems that opened."),
    QUEUE_AGE("seconds", "Age of the oldest item that is due and not begun."),
    WORKING_HOURS("hours", "Time in which pictures were made; with the machine's price it gives the cost per image.");

    private final String unit;
    private final String meaning;

    Figure(String unit, String meaning) {
        this.unit = unit;
        this.meaning = meaning;
    }

    /** As it is written in addresses and rows. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The figure with this label. */
    public static Optional<Figure> labelled(String label) {
        return Arrays.stream(values())
                .filter(figure -> figure.label().equals(label))
                .findFirst();
    }

    /** What its numbers count. */
    public String unit() {
        return unit;
    }

    /** What it means, for people. */
    public String meaning() {
        return meaning;
    }
}
