package dev.packshot.engine.work;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The places at which a process may die. Off unless configured: {@code packshot.probe=publish/after-effect} halts the
 * process, without a farewell, when it gets there; {@code publish/after-effect/3} the third time;
 * {@code packshot.probe.odds=0.001} at each place with that probability.
 */
@Singleton
public final class Probe {
    /** The exit status of a process that a probe halted. */
    public static final int HALTED = 86;

    private final Optional<Target> target;
    private final double odds;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final AtomicInteger passes = new AtomicInteger();

    Probe(
            @ConfigProperty(name = "packshot.probe") Optional<String> target,
            @ConfigProperty(name = "packshot.probe.odds", defaultValue = "0") double odds) {
        this.target = target.map(Target::parse);
        this.odds = odds;
    }

    /** The stages that have probes. */
    public enum Stage {
        FETCH,
        CUT_OUT,
        RENDER,
        INSPECT,
        DECIDE,
        PUBLISH,
        VERIFY,
        RESTORE;

        /** As it is written in the configuration. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Where in a stage. */
    public enum Point {
        BEFORE_EFFECT,
        AFTER_EFFECT,
        AFTER_COMMIT;

        /** As it is written in the configuration. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private record Target(Stage stage, Point point, int pass) {
        static Target parse(String text) {
            String[] parts = text.split("/", -1);
            for (Stage stage : Stage.values()) {
                for (Point point : Point.values()) {
                    if (parts.length >= 2 && parts[0].equals(stage.label()) && parts[1].equals(point.label())) {
                        return new Target(stage, point, parts.length > 2 ? Integer.parseInt(parts[2]) : 1);
                    }
                }
            }
            throw new IllegalArgumentException("packshot.probe is STAGE/POINT[/N] with a stage of %s and a point of %s"
                    .formatted(
                            Arrays.stream(Stage.values()).map(Stage::label).collect(Collectors.joining(", ")),
                            Arrays.stream(Point.values()).map(Point::label).collect(Collectors.joining(", "))));
        }
    }

    /** Passed by every worker at its places. */
    public void at(Stage stage, Point point) {
        boolean aimed = target.filter(t -> t.stage() == stage && t.point() == point)
                .filter(t -> passes.incrementAndGet() == t.pass())
                .isPresent();
        if (aimed || (odds > 0 && random.nextDouble() < odds)) {
            Runtime.getRuntime().halt(HALTED);
        }
    }
}
