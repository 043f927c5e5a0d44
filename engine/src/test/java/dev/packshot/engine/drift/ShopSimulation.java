package dev.packshot.engine.drift;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A shop whose batches come out as real ones do: doubt and colour shift skewed, and batches that differ by more than chance
 * within one, since products come in collections.
 */
final class ShopSimulation {
    static final int BATCH = 250;

    private final DriftSettings settings;
    private final RandomGenerator random;
    private final double between;
    private final Map<Characteristic, List<Sample>> baselines = new EnumMap<>(Characteristic.class);
    private final Map<Characteristic, List<Double>> runs = new EnumMap<>(Characteristic.class);

    /**
     * A shop.
     *
     * @param between how much batches differ on top of chance, in standard errors of a batch's mean
     */
    ShopSimulation(DriftSettings settings, RandomGenerator random, double between) {
        this.settings = settings;
        this.random = random;
        this.between = between;
    }

    /** How pictures come out. */
    record Quality(double flagged, double doubt, double colour, double fill) {
        static final Quality USUAL = new Quality(0.05, 0.06, 0.8, 0.85);
    }

    private List<Sample> batch(Quality quality) {
        double flagged = Math.clamp(quality.flagged + shift(Math.sqrt(0.05 * 0.95)), 0, 1);
        double doubt = quality.doubt * (1 + shift(1));
        double colour = quality.colour * (1 + shift(0.6));
        double fill = quality.fill + shift(0.02);
        List<Subgroup.Picture> pictures = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            pictures.add(new Subgroup.Picture(
                    random.nextDouble() < flagged,
                    Optional.of(Math.min(1, doubt * random.nextExponential())),
                    Optional.of(colour * Math.exp(0.5 * random.nextGaussian())),
                    Optional.of(Math.clamp(fill + 0.02 * random.nextGaussian(), 0, 1))));
        }
        return new Subgroup(pictures).samples(settings.pictures());
    }

    private double shift(double deviation) {
        return between * deviation / Math.sqrt(BATCH) * random.nextGaussian();
    }

    /** Draws another batch, as the gate does, and says which rules it breaks. */
    List<ControlChart.Finding> next(Quality quality) {
        List<ControlChart.Finding> findings = batch(quality).stream()
                .map(sample -> new ControlChart(settings, baseline(sample.of()), run(sample.of())).judge(sample))
                .toList();
        List<ControlChart.Finding> broken = findings.stream()
                .filter(finding -> finding.broken().isPresent())
                .toList();
        for (ControlChart.Finding finding : findings) {
            if (broken.isEmpty() && !finding.firm()) {
                baseline(finding.sample().of()).add(finding.sample());
            }
            if (!broken.isEmpty()) {
                run(finding.sample().of()).clear();
            } else if (finding.limits().isPresent()) {
                run(finding.sample().of()).add(finding.score());
            }
        }
        return broken;
    }

    private List<Sample> baseline(Characteristic of) {
        return baselines.computeIfAbsent(of, each -> new ArrayList<>());
    }

    private List<Double> run(Characteristic of) {
        return runs.computeIfAbsent(of, each -> new ArrayList<>());
    }
}
