package dev.packshot.pipeline.refine.colour;

/** Symmetric positive definite 3×3 matrices, kept as xx, xy, xz, yy, yz, zz. */
final class Symmetric {
    private static final int POWER_STEPS = 24;

    private Symmetric() {}

    /** Inverts {@code m} into {@code inverse} by cofactors and gives the determinant. */
    static double invert(double[] m, double[] inverse) {
        double c0 = m[3] * m[5] - m[4] * m[4];
        double c1 = m[2] * m[4] - m[1] * m[5];
        double c2 = m[1] * m[4] - m[2] * m[3];
        double determinant = m[0] * c0 + m[1] * c1 + m[2] * c2;
        inverse[0] = c0 / determinant;
        inverse[1] = c1 / determinant;
        inverse[2] = c2 / determinant;
        inverse[3] = (m[0] * m[5] - m[2] * m[2]) / determinant;
        inverse[4] = (m[1] * m[2] - m[0] * m[4]) / determinant;
        inverse[5] = (m[0] * m[3] - m[1] * m[1]) / determinant;
        return determinant;
    }

    /** Direction of the greatest variance (unit length) and, as fourth value, that variance: by power iteration. */
    static double[] principalAxis(double[] m) {
        double[] axis = {0.57, 0.59, 0.56, 0};
        for (int step = 0; step < POWER_STEPS; step++) {
            double x = m[0] * axis[0] + m[1] * axis[1] + m[2] * axis[2];
            double y = m[1] * axis[0] + m[3] * axis[1] + m[4] * axis[2];
            double z = m[2] * axis[0] + m[4] * axis[1] + m[5] * axis[2];
            double length = Math.sqrt(x * x + y * y + z * z);
            axis[0] = x / length;
            axis[1] = y / length;
            axis[2] = z / length;
            axis[3] = length;
        }
        return axis;
    }
}
