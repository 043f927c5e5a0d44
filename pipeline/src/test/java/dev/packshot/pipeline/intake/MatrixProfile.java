package dev.packshot.pipeline.intake;

import java.nio.ByteBuffer;
import java.util.function.DoubleUnaryOperator;

/**
 * An RGB space by its primaries (x, y of red, green, blue), white D65 and curve: an ICC profile of it, and the way to
 * sRGB computed without one.
 *
 * @param xy six chromaticities
 * @param curve encoded 0..1 to linear 0..1
 */
record MatrixProfile(double[] xy, DoubleUnaryOperator curve) {
    private static final double[] D65 = {0.95047, 1, 1.08883};
    private static final double[] D50 = {0.9642, 1, 0.8249};
    private static final double[][] BRADFORD = {
        {0.8951, 0.2664, -0.1614}, {-0.7502, 1.7135, 0.0367}, {0.0389, -0.0685, 1.0296},
    };

    static final MatrixProfile SRGB =
            new MatrixProfile(new double[] {0.64, 0.33, 0.30, 0.60, 0.15, 0.06}, MatrixProfile::srgbLinear);
    static final MatrixProfile DISPLAY_P3 =
            new MatrixProfile(new double[] {0.68, 0.32, 0.265, 0.69, 0.15, 0.06}, MatrixProfile::srgbLinear);
    static final MatrixProfile ADOBE_RGB =
            new MatrixProfile(new double[] {0.64, 0.33, 0.21, 0.71, 0.15, 0.06}, v -> Math.pow(v, 563 / 256.0));

    static double srgbLinear(double v) {
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }

    /** sRGB 0..255 of a colour of this space, clipped channel by channel. */
    int[] toSrgb(int... rgb) {
        double[] linear = new double[3];
        for (int c = 0; c < 3; c++) {
            linear[c] = curve.applyAsDouble(rgb[c] / 255.0);
        }
        return Colours.encodeSrgb(times(inverse(SRGB.toXyz()), times(toXyz(), linear)));
    }

    /** RGB to XYZ, both relative to D65. */
    double[][] toXyz() {
        double[][] columns = new double[3][3];
        for (int c = 0; c < 3; c++) {
            double x = xy[2 * c];
            double y = xy[2 * c + 1];
            columns[0][c] = x / y;
            columns[1][c] = 1;
            columns[2][c] = (1 - x - y) / y;
        }
        double[] scale = times(inverse(columns), D65);
        for (double[] row : columns) {
            for (int c = 0; c < 3; c++) {
                row[c] *= scale[c];
            }
        }
        return columns;
    }

    /** A version 2 display profile. */
    byte[] icc() {
        double[] from = times(BRADFORD, D65);
        double[] to = times(BRADFORD, D50);
        double[][] gain = new double[3][3];
        for (int i = 0; i < 3; i++) {
            gain[i][i] = to[i] / from[i];
        }
        double[][] matrix = times(inverse(BRADFORD), times(gain, times(BRADFORD, toXyz())));
        int curveAt = 128 + 4 + 12 * 7 + 20 * 4;
        int size = curveAt + 12 + 2 * 1024;
        ByteBuffer out = ByteBuffer.allocate(size);
        out.putInt(size).putInt(0).putInt(0x02400000).put(Forge.ascii("mntrRGB XYZ "));
        out.position(36)
                .put(Forge.ascii("acsp"))
                .position(68)
                .putInt(63190)
                .putInt(65536)
                .putInt(54061);
        out.position(128).putInt(7);
        String[] names = {"wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"};
        for (int i = 0; i < 7; i++) {
            out.put(Forge.ascii(names[i]));
            out.putInt(i < 4 ? 216 + 20 * i : curveAt).putInt(i < 4 ? 20 : 12 + 2 * 1024);
        }
        for (int i = 0; i < 4; i++) {
            out.put(Forge.ascii("XYZ ")).putInt(0);
            for (int k = 0; k < 3; k++) {
                out.putInt((int) Math.round(65536 * (i == 0 ? D50[k] : matrix[k][i - 1])));
            }
        }
        out.put(Forge.ascii("curv")).putInt(0).putInt(1024);
        for (int i = 0; i < 1024; i++) {
            out.putShort((short) Math.round(65535 * curve.applyAsDouble(i / 1023.0)));
        }
        return out.array();
    }

    static double[] times(double[][] m, double[] v) {
        double[] out = new double[3];
        for (int i = 0; i < 3; i++) {
            out[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
        }
        return out;
    }

    private static double[][] times(double[][] a, double[][] b) {
        double[][] out = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < 3; k++) {
                out[i][k] = a[i][0] * b[0][k] + a[i][1] * b[1][k] + a[i][2] * b[2][k];
            }
        }
        return out;
    }

    static double[][] inverse(double[][] m) {
        double[][] out = new double[3][3];
        double determinant = 0;
        for (int i = 0; i < 3; i++) {
            determinant += m[0][i] * (m[1][(i + 1) % 3] * m[2][(i + 2) % 3] - m[1][(i + 2) % 3] * m[2][(i + 1) % 3]);
        }
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < 3; k++) {
                out[k][i] = (m[(i + 1) % 3][(k + 1) % 3] * m[(i + 2) % 3][(k + 2) % 3]
                                - m[(i + 1) % 3][(k + 2) % 3] * m[(i + 2) % 3][(k + 1) % 3])
                        / determinant;
            }
        }
        return out;
    }
}
