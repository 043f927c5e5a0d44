package dev.packshot.pipeline.intake;

/** Colour arithmetic to judge by: sRGB, Lab (D65) and the CIEDE2000 difference. */
final class Colours {
    private static final double[] WHITE = {0.95047, 1, 1.08883};

    private Colours() {}

    /** Linear sRGB to 0..255, clipped. */
    static int[] encodeSrgb(double[] linear) {
        int[] out = new int[3];
        for (int c = 0; c < 3; c++) {
            double v = Math.max(0, Math.min(1, linear[c]));
            double encoded = v <= 0.0031308 ? 12.92 * v : 1.055 * Math.pow(v, 1 / 2.4) - 0.055;
            out[c] = (int) Math.round(255 * encoded);
        }
        return out;
    }

    static double[] lab(int... rgb) {
        double[] linear = new double[3];
        for (int c = 0; c < 3; c++) {
            linear[c] = MatrixProfile.srgbLinear(rgb[c] / 255.0);
        }
        double[] xyz = MatrixProfile.times(MatrixProfile.SRGB.toXyz(), linear);
        double[] f = new double[3];
        for (int c = 0; c < 3; c++) {
            double t = xyz[c] / WHITE[c];
            f[c] = t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
        }
        return new double[] {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
    }

    /** CIEDE2000 (Sharma, Wu, Dalal 2005). */
    static double difference(int[] first, int[] second) {
        double[] p = lab(first);
        double[] q = lab(second);
        double c = (Math.hypot(p[1], p[2]) + Math.hypot(q[1], q[2])) / 2;
        double g = 0.5 * (1 - Math.sqrt(Math.pow(c, 7) / (Math.pow(c, 7) + Math.pow(25, 7))));
        double a1 = p[1] * (1 + g);
        double a2 = q[1] * (1 + g);
        double c1 = Math.hypot(a1, p[2]);
        double c2 = Math.hypot(a2, q[2]);
        double h1 = hue(a1, p[2]);
        double h2 = hue(a2, q[2]);
        double dh = c1 * c2 == 0 ? 0 : h2 - h1;
        dh += dh > 180 ? -360 : dh < -180 ? 360 : 0;
        double bigH = 2 * Math.sqrt(c1 * c2) * Math.sin(Math.toRadians(dh / 2));
        double l = (p[0] + q[0]) / 2;
        double cm = (c1 + c2) / 2;
        double hm = h1 + h2;
        if (c1 * c2 != 0) {
            hm = Math.abs(h1 - h2) <= 180 ? hm / 2 : hm < 360 ? (hm + 360) / 2 : (hm - 360) / 2;
        }
        double t = 1 - 0.17 * cos(hm - 30) + 0.24 * cos(2 * hm) + 0.32 * cos(3 * hm + 6) - 0.20 * cos(4 * hm - 63);
        double sl = 1 + 0.015 * Math.pow(l - 50, 2) / Math.sqrt(20 + Math.pow(l - 50, 2));
        double sc = 1 + 0.045 * cm;
        double sh = 1 + 0.015 * cm * t;
        double rotation = -2
                * Math.sqrt(Math.pow(cm, 7) / (Math.pow(cm, 7) + Math.pow(25, 7)))
                * Math.sin(Math.toRadians(60 * Math.exp(-Math.pow((hm - 275) / 25, 2))));
        double dl = (q[0] - p[0]) / sl;
        double dc = (c2 - c1) / sc;
        double dhh = bigH / sh;
        return Math.sqrt(dl * dl + dc * dc + dhh * dhh + rotation * dc * dhh);
    }

    private static double hue(double a, double b) {
        double degrees = Math.toDegrees(Math.atan2(b, a));
        return degrees < 0 ? degrees + 360 : degrees;
    }

    private static double cos(double degrees) {
        return Math.cos(Math.toRadians(degrees));
    }
}
