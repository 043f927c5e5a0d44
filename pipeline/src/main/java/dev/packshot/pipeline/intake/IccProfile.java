package dev.packshot.pipeline.intake;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * As much of an ICC profile (ICC.1:2022, section 7) as it takes to tell whether it can describe a picture's colours,
 * and whether it is sRGB under any of its many names.
 */
final class IccProfile {
    private static final int HEADER = 128;
    private static final int MOST_TAGS = 200;
    private static final Set<String> CLASSES = Set.of("mntr", "scnr", "prtr", "spac");

    /** sRGB primaries and white adapted to D50, columns of the matrix (IEC 61966-2-1 by Bradford). */
    private static final double[][] SRGB = {
        {0.4361, 0.2225, 0.0139}, {0.3851, 0.7169, 0.0971}, {0.1431, 0.0606, 0.7141},
    };

    /** Profiles round the primaries differently; the nearest other space is ten times further away. */
    private static final double PRIMARY_TOLERANCE = 0.002;

    private static final double CURVE_TOLERANCE = 0.004;

    private final ByteBuffer bytes;

    private IccProfile(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** The profile, when it is whole and is a device's profile for these colours. */
    static Optional<IccProfile> of(byte[] block, ColourSpace space) {
        ByteBuffer bytes = ByteBuffer.wrap(block);
        if (block.length < HEADER + 4
                || (bytes.getInt(0) & 0xFFFFFFFFL) > block.length
                || !code(bytes, 36).equals("acsp")
                || !CLASSES.contains(code(bytes, 12))
                || !code(bytes, 16).equals(space.iccCode())) {
            return Optional.empty();
        }
        int tags = bytes.getInt(HEADER);
        if (tags < 1 || tags > MOST_TAGS || HEADER + 4 + 12L * tags > block.length) {
            return Optional.empty();
        }
        for (int i = 0; i < tags; i++) {
            long offset = bytes.getInt(HEADER + 8 + 12 * i) & 0xFFFFFFFFL;
            long length = bytes.getInt(HEADER + 12 + 12 * i) & 0xFFFFFFFFL;
            if (offset + length > block.length) {
                return Optional.empty();
            }
        }
        return Optional.of(new IccProfile(bytes));
    }

    /** Whether converting would change nothing, so that it can be spared. */
    boolean isSrgb() {
        String[] primaries = {"rXYZ", "gXYZ", "bXYZ"};
        String[] curves = {"rTRC", "gTRC", "bTRC"};
        try {
            for (int c = 0; c < 3; c++) {
                int at = tag(primaries[c]);
                int curve = tag(curves[c]);
                if (tag("A2B0") >= 0 || at < 0 || curve < 0) {
                    return false;
                }
                for (int k = 0; k < 3; k++) {
                    double value = bytes.getInt(at + 8 + 4 * k) / 65536.0;
                    if (Math.abs(value - SRGB[c][k]) > PRIMARY_TOLERANCE) {
                        return false;
                    }
                }
                for (double x = 0.1; x < 1; x += 0.2) {
                    if (Math.abs(curve(curve, x) - linear(x)) > CURVE_TOLERANCE) {
                        return false;
                    }
                }
            }
            return true;
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            return false;
        }
    }

    private static double linear(double x) {
        return x <= 0.04045 ? x / 12.92 : Math.pow((x + 0.055) / 1.055, 2.4);
    }

    /** Value of a curve ({@code curv} with a table, or {@code para} of type 3); NaN for others, which aren't sRGB. */
    private double curve(int at, double x) {
        if (code(bytes, at).equals("curv")) {
            int count = bytes.getInt(at + 8);
            if (count < 2) {
                return Double.NaN;
            }
            double position = x * (count - 1);
            int below = (int) position;
            double a = bytes.getShort(at + 12 + 2 * below) & 0xFFFF;
            double b = bytes.getShort(at + 12 + 2 * (below + 1)) & 0xFFFF;
            return (a + (b - a) * (position - below)) / 65535;
        }
        if (code(bytes, at).equals("para") && bytes.getShort(at + 8) == 3) {
            double g = fixed(at + 12);
            double d = fixed(at + 28);
            return x >= d ? Math.pow(fixed(at + 16) * x + fixed(at + 20), g) : fixed(at + 24) * x;
        }
        return Double.NaN;
    }

    private double fixed(int at) {
        return bytes.getInt(at) / 65536.0;
    }

    private int tag(String name) {
        int tags = bytes.getInt(HEADER);
        for (int i = 0; i < tags; i++) {
            if (code(bytes, HEADER + 4 + 12 * i).equals(name)) {
                return bytes.getInt(HEADER + 8 + 12 * i);
            }
        }
        return -1;
    }

    private static String code(ByteBuffer bytes, int at) {
        byte[] code = new byte[4];
        bytes.get(at, code);
        return new String(code, StandardCharsets.ISO_8859_1);
    }
}
