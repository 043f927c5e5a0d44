package dev.packshot.pipeline.calibrate;

/**
 * Logistic regression with a quadratic penalty on the coefficients and none of them negative, by projected Newton steps:
 * each minimises the quadratic approximation under the bounds and is halved until the loss falls (Hastie, Tibshirani and
 * Friedman, "The Elements of Statistical Learning", §4.4.1; the bounded minimum by coordinate descent).
 */
final class LogisticFit {
    /** Against standardised columns: a standard normal prior on each coefficient. */
    private static final double PENALTY = 1;

    private static final int STEPS = 100;
    private static final int SWEEPS = 1000;
    private static final double SETTLED = 1e-10;
    private static final double FLAT = 1e-9;

    private final double[][] rows;
    private final boolean[] bad;
    private final int columns;
    private final double[] mean;
    private final double[] deviation;

    private LogisticFit(double[][] inputs, boolean[] bad) {
        this.bad = bad;
        columns = inputs[0].length;
        mean = new double[columns];
        deviation = new double[columns];
        rows = standardised(inputs);
    }

    /**
     * Weights for raw inputs.
     *
     * @param intercept log odds where all inputs are 0
     * @param coefficients each 0 or more; 0 for an input that never changes
     */
    @SuppressWarnings("ArrayRecordComponent") // Work values, never compared.
    record Weights(double intercept, double[] coefficients) {
        double probability(double[] input) {
            double logOdds = intercept;
            for (int column = 0; column < coefficients.length; column++) {
                logOdds += coefficients[column] * input[column];
            }
            return 1 / (1 + Math.exp(-logOdds));
        }
    }

    /**
     * Fits. The order of the rows matters in the last digits only.
     *
     * @param inputs rows of equal length, at least one
     * @param bad what is to be foretold, for each row; both outcomes occur
     */
    static Weights fit(double[][] inputs, boolean[] bad) {
        return new LogisticFit(inputs, bad).fit();
    }

    private double[][] standardised(double[][] inputs) {
        for (int column = 0; column < columns; column++) {
            double sum = 0;
            double squares = 0;
            for (double[] row : inputs) {
                sum += row[column];
            }
            mean[column] = sum / inputs.length;
            for (double[] row : inputs) {
                squares += (row[column] - mean[column]) * (row[column] - mean[column]);
            }
            deviation[column] = Math.sqrt(squares / inputs.length);
        }
        double[][] standardised = new double[inputs.length][columns];
        for (int row = 0; row < inputs.length; row++) {
            for (int column = 0; column < columns; column++) {
                standardised[row][column] =
                        deviation[column] < FLAT ? 0 : (inputs[row][column] - mean[column]) / deviation[column];
            }
        }
        return standardised;
    }

    private Weights fit() {
        // The intercept comes last, without penalty or bound.
        double[] weights = new double[columns + 1];
        double loss = loss(weights);
        for (int step = 0; step < STEPS; step++) {
            double[] direction = direction(weights);
            double length = 2;
            double[] next;
            double nextLoss;
            do {
                length /= 2;
                next = moved(weights, direction, length);
                nextLoss = loss(next);
            } while (nextLoss > loss && length > SETTLED);
            if (!(nextLoss < loss)) {
                break;
            }
            weights = next;
            loss = nextLoss;
        }
        return raw(weights);
    }

    private double loss(double[] weights) {
        double loss = 0;
        for (int row = 0; row < rows.length; row++) {
            double logOdds = logOdds(weights, rows[row]);
            double wrong = bad[row] ? -logOdds : logOdds;
            loss += wrong > 0 ? wrong + Math.log1p(Math.exp(-wrong)) : Math.log1p(Math.exp(wrong));
        }
        for (int column = 0; column < columns; column++) {
            loss += PENALTY / 2 * weights[column] * weights[column];
        }
        return loss;
    }

    private double logOdds(double[] weights, double[] row) {
        double sum = weights[columns];
        for (int column = 0; column < columns; column++) {
            sum += weights[column] * row[column];
        }
        return sum;
    }

    /** Towards the minimum of the quadratic approximation, with no coefficient below 0. */
    private double[] direction(double[] weights) {
        double[] gradient = new double[columns + 1];
        double[][] curvature = new double[columns + 1][columns + 1];
        approximate(weights, gradient, curvature);
        double[] direction = new double[columns + 1];
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            double furthest = 0;
            for (int i = 0; i <= columns; i++) {
                double slope = gradient[i];
                for (int j = 0; j <= columns; j++) {
                    slope += curvature[i][j] * direction[j];
                }
                double to = direction[i] - slope / curvature[i][i];
                to = i < columns ? Math.max(to, -weights[i]) : to;
                furthest = Math.max(furthest, Math.abs(to - direction[i]));
                direction[i] = to;
            }
            if (furthest < SETTLED) {
                break;
            }
        }
        return direction;
    }

    private void approximate(double[] weights, double[] gradient, double[][] curvature) {
        for (int row = 0; row < rows.length; row++) {
            double p = 1 / (1 + Math.exp(-logOdds(weights, rows[row])));
            double error = p - (bad[row] ? 1 : 0);
            double spread = Math.max(p * (1 - p), FLAT);
            for (int i = 0; i <= columns; i++) {
                double left = i < columns ? rows[row][i] : 1;
                gradient[i] += error * left;
                for (int j = 0; j <= columns; j++) {
                    curvature[i][j] += spread * left * (j < columns ? rows[row][j] : 1);
                }
            }
        }
        for (int column = 0; column < columns; column++) {
            gradient[column] += PENALTY * weights[column];
            curvature[column][column] += PENALTY;
        }
    }

    private double[] moved(double[] weights, double[] direction, double length) {
        double[] moved = weights.clone();
        for (int i = 0; i <= columns; i++) {
            moved[i] += length * direction[i];
            moved[i] = i < columns ? Math.max(0, moved[i]) : moved[i];
        }
        return moved;
    }

    private Weights raw(double[] weights) {
        double[] coefficients = new double[columns];
        double intercept = weights[columns];
        for (int column = 0; column < columns; column++) {
            coefficients[column] = deviation[column] < FLAT ? 0 : weights[column] / deviation[column];
            intercept -= coefficients[column] * mean[column];
        }
        return new Weights(intercept, coefficients);
    }
}
