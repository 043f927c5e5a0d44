package dev.packshot.pipeline.inspect.pixels;

/**
 * CIEDE2000: Sharma, Wu and Dalal, "The CIEDE2000 color-difference formula: implementation notes, supplementary test
 * data, and mathematical observations", Color Research and Application 30(1), 2005; with kL = kC = kH = 1.
 */
final class ColourDifference {
    private static final double POW_25_7 = 6103515625.0;

    /** Linear light of each sRGB value: IEC 61966-2-1. */
    private static final double[] LINEAR = new double[256];

    static {
        for (int i = 0; i < 256; i++) {
            double v = i / 255.0;
            LINEAR[i] = v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
        }
    }

    private ColourDifference() {}

    /** ΔE2000 of two sRGB colours, channels 0..255. */
    static double between(int red1, int green1, int blue1, int red2, int green2, int blue2) {
        if (red1 == red2 && green1 == green2 && blue1 == blue2) {
            return 0;
        }
        return between(lab(red1, green1, blue1), lab(red2, green2, blue2));
    }

    /** CIE L*a*b* of an sRGB colour, relative to its D65 white. */
    static double[] lab(int red, int green, int blue) {
        double r = LINEAR[red];
        double g = LINEAR[green];
        double b = LINEAR[blue];
        double x = compressed((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
        double y = compressed(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
        double z = compressed((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    /** ΔE2000 of two L*a*b* triples. */
    static double between(double[] one, double[] two) {
        double c1 = Math.hypot(one[1], one[2]);
        double c2 = Math.hypot(two[1], two[2]);
        double c7 = seventh((c1 + c2) / 2);
        double g = 0.5 * (1 - Math.sqrt(c7 / (c7 + POW_25_7)));
        double a1 = (1 + g) * one[1];
        double a2 = (1 + g) * two[1];
        double chroma1 = Math.hypot(a1, one[2]);
        double chroma2 = Math.hypot(a2, two[2]);
        double hue1 = hue(a1, one[2]);
        double hue2 = hue(a2, two[2]);
        boolean grey = chroma1 * chroma2 == 0;

        double lightness = two[0] - one[0];
        double chroma = chroma2 - chroma1;
        double turn = grey ? 0 : turn(hue2 - hue1);
        double hue = 2 * Math.sqrt(chroma1 * chroma2) * Math.sin(Math.toRadians(turn / 2));

        double meanL = (one[0] + two[0]) / 2;
        double meanC = (chroma1 + chroma2) / 2;
        double meanH = grey ? hue1 + hue2 : meanHue(hue1, hue2);
        double t = 1
                - 0.17 * cos(meanH - 30)
                + 0.24 * cos(2 * meanH)
                + 0.32 * cos(3 * meanH + 6)
                - 0.20 * cos(4 * meanH - 63);
        double fifty = (meanL - 50) * (meanL - 50);
        double sl = 1 + 0.015 * fifty / Math.sqrt(20 + fifty);
        double sc = 1 + 0.045 * meanC;
        double sh = 1 + 0.015 * meanC * t;
        double blue = (meanH - 275) / 25;
        double mean7 = seventh(meanC);
        double rc = 2 * Math.sqrt(mean7 / (mean7 + POW_25_7));
        double rt = -rc * Math.sin(Math.toRadians(60 * Math.exp(-blue * blue)));

        double l = lightness / sl;
        double c = chroma / sc;
        double h = hue / sh;
        return Math.sqrt(Math.max(0, l * l + c * c + h * h + rt * c * h));
    }

    private static double turn(double difference) {
        if (difference > 180) {
            return difference - 360;
        }
        return difference < -180 ? difference + 360 : difference;
    }

    private static double meanHue(double hue1, double hue2) {
        double sum = hue1 + hue2;
        if (Math.abs(hue1 - hue2) <= 180) {
            return sum / 2;
        }
        return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
    }

    private static double hue(double a, double b) {
        if (a == 0 && b == 0) {
            return 0;
        }
        double degrees = Math.toDegrees(Math.atan2(b, a));
        return degrees < 0 ? degrees + 360 : degrees;
    }

    private static double cos(double degrees) {
        return Math.cos(Math.toRadians(degrees));
    }

    private static double seventh(double v) {
        double cube = v * v * v;
        return cube * cube * v;
    }

    /** The cube root of CIE L*a*b*, straight near black: CIE 15. */
    private static double compressed(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }
}
