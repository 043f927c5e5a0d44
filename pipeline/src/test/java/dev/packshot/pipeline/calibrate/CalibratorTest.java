package dev.packshot.pipeline.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.packshot.pipeline.calibrate.Reliability.Forecast;
import dev.packshot.pipeline.doubt.Calibration;
import dev.packshot.pipeline.doubt.Calibration.CalibratedOn;
import dev.packshot.pipeline.doubt.Evidence;
import dev.packshot.pipeline.doubt.Feature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibratorTest {
    private static final Calibration TRUTH = new Calibration(
            -3, Map.of(Feature.FRAGILITY, 5.0, Feature.STRAY, 2.0), 0.9, 0.5, new CalibratedOn("nature", 0, 0));

    @Test
    void the_same_pictures_give_the_same_calibration_in_any_order() {
        List<Trial> trials = trials(1, 400);
        Calibrated calibrated = Calibrator.calibrate(trials, "drawn");
        List<Trial> shuffled = new ArrayList<>(trials);
        Collections.shuffle(shuffled, new Random(9));

        assertThat(Calibrator.calibrate(shuffled, "drawn")).isEqualTo(calibrated);
        assertThat(Calibrator.calibrate(shuffled, "drawn").section().toString())
                .isEqualTo(calibrated.section().toString());
    }

    @Test
    void figures_of_pictures_that_it_never_saw_keep_their_word() {
        Calibration calibration = Calibrator.calibrate(trials(2, 1500), "drawn").calibration();

        Reliability reliability = Calibrator.check(calibration, trials(3, 4000));

        assertThat(reliability.expectedCalibrationError()).isLessThan(0.03);
        assertThat(reliability.badCaught()).isGreaterThan(0.94);
        assertThat(reliability.auroc())
                .isCloseTo(Calibrator.check(TRUTH, trials(3, 4000)).auroc(), within(0.01));
        assertThat(calibration.calibratedOn()).isEqualTo(new CalibratedOn("drawn", 1500, bad(trials(2, 1500))));
    }

    @Test
    void the_threshold_is_the_largest_thousandth_that_catches_97_of_100_bad_ones() {
        Calibrated calibrated = Calibrator.calibrate(trials(4, 600), "drawn");

        assertThat(calibrated.reliability().badCaught()).isBetween(0.97, 0.985);
        assertThat(calibrated.calibration().reviewAbove() * 1000 % 1).isCloseTo(0, within(1e-9));
        assertThat(calibrated.reliability().goodStopped()).isBetween(0.2, 0.95);
    }

    @Test
    void the_section_on_the_card_is_read_back_as_the_same_calibration() throws IOException {
        Calibrated calibrated = Calibrator.calibrate(trials(5, 300), "drawn");

        var json = new JsonMapper();
        Calibration read = json.readValue(calibrated.section().toPrettyString(), Calibration.class);

        assertThat(read).isEqualTo(calibrated.calibration());
        assertThat(calibrated.section().at("/reliability/bins")).hasSize(10);
        assertThat(calibrated.section().at("/coefficients/fragility").asDouble())
                .isEqualTo(read.coefficients().get(Feature.FRAGILITY));
    }

    @Test
    void too_few_of_either_kind_are_refused_with_a_remedy() {
        List<Trial> good =
                trials(6, 500).stream().filter(trial -> !trial.bad(0.9)).toList();

        assertThatThrownBy(() -> Calibrator.calibrate(good, "drawn"))
                .hasMessageContaining("0 are bad")
                .isInstanceOfSatisfying(
                        TooFewTrials.class, e -> assertThat(e.remedy()).contains("labelled photographs"));
    }

    @Test
    void reliability_counts_as_by_hand() {
        List<Forecast> forecasts = List.of(
                new Forecast(0.05, false), new Forecast(0.15, true), new Forecast(0.15, false), new Forecast(1, true));

        Reliability reliability = Reliability.of(forecasts, 0.15);

        assertThat(reliability.expectedCalibrationError()).isCloseTo((0.05 + 2 * 0.35 + 0) / 4, within(1e-4));
        assertThat(reliability.auroc()).isCloseTo(3.5 / 4, within(1e-4));
        assertThat(reliability.badCaught()).isEqualTo(0.5);
        assertThat(reliability.goodStopped()).isZero();
        assertThat(reliability.bins()).element(1).isEqualTo(new Reliability.Bin(0.1, 2, 0.15, 0.5));
        assertThat(reliability.bins()).element(9).isEqualTo(new Reliability.Bin(0.9, 1, 1, 1));
    }

    private static int bad(List<Trial> trials) {
        return (int) trials.stream().filter(trial -> trial.bad(0.9)).count();
    }

    /** Evidence at random, and mattes that are bad with the probability of a known model. */
    private static List<Trial> trials(long seed, int count) {
        Random random = new Random(seed);
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Evidence evidence = Evidence.none();
            for (Feature feature : Feature.values()) {
                double value = random.nextDouble();
                evidence = evidence.with(feature, value * value);
            }
            boolean bad = random.nextDouble() < TRUTH.figure(evidence);
            trials.add(new Trial("picture " + i, evidence, bad ? 0.5 : 0.95));
        }
        return trials;
    }
}
