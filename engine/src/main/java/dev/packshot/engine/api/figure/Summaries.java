package dev.packshot.engine.api.figure;

import dev.packshot.engine.figure.Figure;
import dev.packshot.engine.figure.Figures;
import dev.packshot.engine.figure.Grain;
import dev.packshot.engine.figure.MachinePrice;
import dev.packshot.engine.figure.Sample;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts figures of a range into one number each. */
@Singleton
class Summaries {
    private final Figures figures;
    private final MachinePrice price;
    private final Clock clock;

    Summaries(Figures figures, MachinePrice price, Clock clock) {
        this.figures = figures;
        this.price = price;
        this.clock = clock;
    }

    /** One figure of the range. */
    private record Total(long count, double sum, double highest) {
        @Nullable Double mean() {
            return count == 0 ? null : sum / count;
        }
    }

    Summary of(Instant from, Instant until, @Nullable UUID connection) {
        Total images = total(Figure.IMAGES, from, until, connection);
        Total refused = total(Figure.REFUSED, from, until, connection);
        Total hours = total(Figure.WORKING_HOURS, from, until, null);
        Total allImages = total(Figure.IMAGES, from, until, null);
        Total age = total(Figure.QUEUE_AGE, from, until, null);
        return new Summary(
                from,
                until,
                images.sum(),
                ratio(images.sum(), hours.sum()),
                ratio(refused.sum(), images.sum() + refused.sum()),
                total(Figure.DECIDED, from, until, connection).mean(),
                price.pricePerHour() == 0 ? null : ratio(price.pricePerHour() * hours.sum(), allImages.sum()),
                total(Figure.SIGNAL_TO_LIVE, from, until, connection).mean(),
                total(Figure.COMPLIANT_AT_ONCE, from, until, connection).mean(),
                total(Figure.PUBLISHED, from, until, connection).sum(),
                total(Figure.PROBLEMS, from, until, connection).sum(),
                age.count() == 0 ? null : age.highest());
    }

    private Total total(Figure figure, Instant from, Instant until, @Nullable UUID connection) {
        List<Sample> samples = figures.read(figure, grain(from), from, until, connection);
        return new Total(
                samples.stream().mapToLong(Sample::count).sum(),
                samples.stream().mapToDouble(Sample::sum).sum(),
                samples.stream().mapToDouble(Sample::highest).max().orElse(0));
    }

    /** The finest that is still there for the whole range. */
    private Grain grain(Instant from) {
        Duration age = Duration.between(from, clock.instant());
        for (Grain grain : Grain.values()) {
            if (age.compareTo(grain.kept()) < 0) {
                return grain;
            }
        }
        return Grain.DAY;
    }

    private static @Nullable Double ratio(double part, double whole) {
        return whole == 0 ? null : part / whole;
    }
}
