package dev.packshot.pipeline.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LogisticFitTest {
    @Test
    void the_fit_finds_the_probabilities_of_a_known_model() {
        var truth = new LogisticFit.Weights(-3, new double[] {4, 1, 0});
        Random random = new Random(5);
        double[][] inputs = inputs(random, 20_000);
        boolean[] bad = drawn(random, truth, inputs);

        LogisticFit.Weights fitted = LogisticFit.fit(inputs, bad);

        for (double[] input : inputs(random, 200)) {
            assertThat(fitted.probability(input)).isCloseTo(truth.probability(input), within(0.03));
        }
    }

    @Test
    void what_speaks_for_a_good_matte_by_chance_weighs_nothing_and_leaves_the_rest_as_it_is_without_it() {
        var truth = new LogisticFit.Weights(-1, new double[] {3, 0, -2});
        Random random = new Random(6);
        double[][] inputs = inputs(random, 3000);
        boolean[] bad = drawn(random, truth, inputs);
        double[][] without = new double[inputs.length][];
        for (int row = 0; row < inputs.length; row++) {
            without[row] = new double[] {inputs[row][0], inputs[row][1], 0};
        }

        LogisticFit.Weights fitted = LogisticFit.fit(inputs, bad);

        LogisticFit.Weights expected = LogisticFit.fit(without, bad);
        assertThat(fitted.coefficients()[2]).isZero();
        assertThat(fitted.coefficients()).containsExactly(expected.coefficients(), within(1e-6));
        assertThat(fitted.intercept()).isCloseTo(expected.intercept(), within(1e-6));
    }

    @Test
    void a_perfect_split_and_an_input_that_never_changes_give_finite_weights() {
        double[][] inputs = new double[100][];
        boolean[] bad = new boolean[100];
        for (int row = 0; row < 100; row++) {
            inputs[row] = new double[] {row / 100.0, 0.5};
            bad[row] = row >= 50;
        }

        LogisticFit.Weights fitted = LogisticFit.fit(inputs, bad);

        assertThat(fitted.coefficients()[0]).isBetween(5.0, 50.0);
        assertThat(fitted.coefficients()[1]).isZero();
        assertThat(fitted.probability(new double[] {0.495, 0.5})).isCloseTo(0.5, within(1e-6));
    }

    private static double[][] inputs(Random random, int count) {
        double[][] inputs = new double[count][3];
        for (double[] row : inputs) {
            for (int i = 0; i < row.length; i++) {
                row[i] = random.nextDouble();
            }
        }
        return inputs;
    }

    private static boolean[] drawn(Random random, LogisticFit.Weights truth, double[][] inputs) {
        boolean[] bad = new boolean[inputs.length];
        for (int row = 0; row < bad.length; row++) {
            bad[row] = random.nextDouble() < truth.probability(inputs[row]);
        }
        return bad;
    }
}
