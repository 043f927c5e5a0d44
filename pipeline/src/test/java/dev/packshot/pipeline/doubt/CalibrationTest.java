package dev.packshot.pipeline.doubt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.packshot.pipeline.doubt.Calibration.CalibratedOn;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static final CalibratedOn SCENES = new CalibratedOn("scenes", 100, 40);

    @Test
    void more_of_any_evidence_never_lowers_the_doubt() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            Map<Feature, Double> coefficients = new EnumMap<>(Feature.class);
            Map<Feature, Double> values = new EnumMap<>(Feature.class);
            for (Feature feature : Feature.values()) {
                coefficients.put(feature, Math.max(0, 6 * random.nextDouble() - 2));
                values.put(feature, random.nextDouble());
            }
            var calibration = new Calibration(-8 * random.nextDouble(), coefficients, 0.9, 0.5, SCENES);
            var evidence = new Evidence(values);

            for (Feature feature : Feature.values()) {
                double more = evidence.of(feature) + (1 - evidence.of(feature)) * random.nextDouble();

                assertThat(calibration.figure(evidence.with(feature, more)))
                        .as("%s up to %s", feature, more)
                        .isBetween(calibration.figure(evidence), 1.0);
            }
        }
    }

    @Test
    void a_figure_is_the_logistic_of_intercept_and_weighed_roots() {
        var calibration = new Calibration(-2, Map.of(Feature.EDGE, 3.0, Feature.STRAY, 1.0), 0.9, 0.5, SCENES);
        Evidence evidence = Evidence.none().with(Feature.EDGE, 0.25).with(Feature.FRAME, 1);

        assertThat(calibration.figure(Evidence.none())).isCloseTo(1 / (1 + Math.exp(2)), within(1e-12));
        assertThat(calibration.figure(evidence)).isCloseTo(1 / (1 + Math.exp(0.5)), within(1e-12));
        assertThat(calibration.heaviest(evidence)).contains(Feature.EDGE);
        assertThat(calibration.heaviest(Evidence.none())).isEmpty();
    }

    @Test
    void a_coefficient_that_would_make_more_evidence_surer_is_refused() {
        assertThatThrownBy(() -> new Calibration(-2, Map.of(Feature.EDGE, -0.1), 0.9, 0.5, SCENES))
                .hasMessageContaining("EDGE")
                .hasMessageContaining("0 or more");
        assertThatThrownBy(() -> new Calibration(-2, Map.of(Feature.EDGE, Double.NaN), 0.9, 0.5, SCENES))
                .hasMessageContaining("EDGE");
        assertThatThrownBy(() -> new Calibration(-2, Map.of(), 0.9, 1.5, SCENES))
                .hasMessageContaining("reviewAbove is 0..1");
    }

    @Test
    void evidence_outside_its_range_is_refused() {
        assertThatThrownBy(() -> Evidence.none().with(Feature.LEAK, 1.01)).hasMessageContaining("LEAK is 0..1");
        assertThatThrownBy(() -> Evidence.none().with(Feature.LEAK, Double.NaN)).hasMessageContaining("LEAK");
    }
}
