package dev.packshot.engine.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.packshot.engine.drift.ShopSimulation.Quality;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulation is seeded: its shares are the same in every run. */
class ControlChartTest {
    private static final int SHOPS = 200;

    /** Standard errors by which batches differ on top of chance. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 2})
    void at_most_one_of_forty_batches_that_are_as_they_always_were_alarms(double between) {
        int judged = 0;
        int alarms = 0;

        for (int shop = 0; shop < SHOPS; shop++) {
            var simulation = new ShopSimulation(Usual.SETTINGS, random(shop), between);
            for (int batch = 0; batch < 40; batch++) {
                boolean alarm = !simulation.next(Quality.USUAL).isEmpty();
                judged += batch < Usual.SETTINGS.baseline() ? 0 : 1;
                alarms += alarm ? 1 : 0;
            }
        }

        assertThat((double) alarms / judged).isLessThan(1.0 / 40);
    }

    @ParameterizedTest
    @CsvSource({
        "0.25, 0.06, 0.8, 0.85", // five times as many flagged
        "0.05, 0.12, 0.8, 0.85", // twice the doubt
        "0.05, 0.06, 1.2, 0.85", // half as much more colour shift
        "0.05, 0.06, 0.8, 0.83", // products two hundredths of the canvas smaller
    })
    void a_large_shift_is_found_in_the_first_batch(double flagged, double doubt, double colour, double fill) {
        double found = found(new Quality(flagged, doubt, colour, fill), 1);

        assertThat(found).isGreaterThan(0.95);
    }

    @ParameterizedTest
    @CsvSource({
        "0.17, 0.06, 0.8, 0.85",
        "0.05, 0.09, 0.8, 0.85",
        "0.05, 0.06, 1.0, 0.85",
        "0.05, 0.06, 0.8, 0.84",
    })
    void a_smaller_shift_is_found_by_the_second_batch(double flagged, double doubt, double colour, double fill) {
        double found = found(new Quality(flagged, doubt, colour, fill), 2);

        assertThat(found).isGreaterThan(0.95);
    }

    @Test
    void pictures_that_become_better_stop_nobody() {
        double found = found(new Quality(0.005, 0.02, 0.3, 0.85), 4);

        assertThat(found).isLessThan(0.05);
    }

    @Test
    void a_slow_move_is_found_by_eight_batches_on_one_side() {
        List<Double> run = new ArrayList<>(List.of(-0.2, 0.4, 0.6, 0.3, 0.9, 0.7, 0.2, 0.5));
        var chart = new ControlChart(Usual.SETTINGS, baseline(20), run);

        ControlChart.Finding finding = chart.judge(doubt(0.062));

        assertThat(finding.broken()).contains(new RunRule.Broken(RunRule.EIGHT_ON_ONE_SIDE, 7));
    }

    @Test
    void judges_nothing_by_too_few_batches() {
        var chart = new ControlChart(Usual.SETTINGS, baseline(7), List.of());

        ControlChart.Finding finding = chart.judge(doubt(0.9));

        assertThat(finding.limits()).isEmpty();
        assertThat(finding.broken()).isEmpty();
    }

    @Test
    void judges_nothing_by_too_few_pictures() {
        List<Sample> small = baseline(8).stream()
                .map(sample -> new Sample(sample.of(), 100, sample.value(), sample.spread()))
                .toList();
        var chart = new ControlChart(Usual.SETTINGS, small, List.of());

        ControlChart.Finding finding = chart.judge(doubt(0.9));

        assertThat(finding.broken()).isEmpty();
    }

    @Test
    void a_few_flagged_after_none_at_all_are_chance() {
        List<Sample> none = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            none.add(new Sample(Characteristic.FLAGGED, 250, 0, 0));
        }
        var chart = new ControlChart(Usual.SETTINGS, none, List.of());

        List<Boolean> alarms = List.of(1, 2, 3, 8).stream()
                .map(flagged -> chart.judge(new Sample(Characteristic.FLAGGED, 250, flagged / 250.0, 0))
                        .broken()
                        .isPresent())
                .toList();

        assertThat(alarms).containsExactly(false, false, false, true);
    }

    @Test
    void limits_are_where_the_score_is_three() {
        Sample sample = doubt(0.06);
        Limits limits = Limits.of(baseline(12), sample);

        double upper = limits.value(sample, 3);

        assertThat(limits.score(doubt(upper))).isCloseTo(3, within(1e-9));
        assertThat(limits.value(sample, 0)).isCloseTo(0.06, within(1e-3));
    }

    private static List<Sample> baseline(int batches) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < batches; i++) {
            samples.add(doubt(0.06 + (i % 2 == 0 ? 0.001 : -0.001)));
        }
        return samples;
    }

    private static Sample doubt(double mean) {
        return new Sample(Characteristic.DOUBT, ShopSimulation.BATCH, mean, 0.06);
    }

    private static double found(Quality worse, int within) {
        int found = 0;
        for (int shop = 0; shop < SHOPS; shop++) {
            var simulation = new ShopSimulation(Usual.SETTINGS, random(shop), 1);
            for (int batch = 0; batch < 24; batch++) {
                simulation.next(Quality.USUAL);
            }
            boolean alarm = false;
            for (int batch = 0; batch < within; batch++) {
                alarm |= !simulation.next(worse).isEmpty();
            }
            found += alarm ? 1 : 0;
        }
        return (double) found / SHOPS;
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(20_261_121 + seed);
    }
}
