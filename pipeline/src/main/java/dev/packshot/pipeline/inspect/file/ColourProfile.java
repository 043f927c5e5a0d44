package dev.packshot.pipeline.inspect.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an ICC profile calls itself and whether it is sRGB: ICC.1:2022, and ICC.1:2001-04 for the older text type. */
final class ColourProfile {
    /** Said of a profile that describes sRGB. */
    static final String SRGB = "sRGB";

    /** Said of a file without profile. */
    static final String NONE = "none";

    /** Columns of the sRGB matrix in the D50 connection space, red, green, blue. */
    private static final double[][] PRIMARIES = {
        {0.4361, 0.2225, 0.0139}, {0.3851, 0.7169, 0.0971}, {0.1431, 0.0606, 0.7139}
    };

    private static final String[] COLUMNS = {"rXYZ", "gXYZ", "bXYZ"};
    private static final double TOLERANCE = 0.003;
    private static final int TAGS = 128;

    private ColourProfile() {}

    /**
     * {@link #SRGB} when the profile says so by name and its primaries (where it has any) agree; else its description, or
     * {@code unreadable}.
     */
    static String name(byte[] icc) {
        try {
            String description = description(icc).strip();
            boolean named = description.toLowerCase(Locale.ROOT).contains("srgb");
            if (named && primariesAgree(icc)) {
                return SRGB;
            }
            return named ? description + " with other primaries" : description;
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            return "unreadable";
        }
    }

    private static String description(byte[] icc) {
        ByteBuffer tag = tag(icc, "desc").orElseThrow(() -> new IllegalArgumentException("no description"));
        String type = ascii(tag, 0, 4);
        if (type.equals("mluc")) {
            byte[] text = new byte[tag.getInt(20)];
            tag.get(tag.getInt(24), text);
            return new String(text, StandardCharsets.UTF_16BE);
        }
        return ascii(tag, 12, tag.getInt(8) - 1);
    }

    private static boolean primariesAgree(byte[] icc) {
        for (int column = 0; column < COLUMNS.length; column++) {
            Optional<ByteBuffer> tag = tag(icc, COLUMNS[column]);
            for (int i = 0; tag.isPresent() && i < 3; i++) {
                double value = tag.get().getInt(8 + 4 * i) / 65536.0;
                if (Math.abs(value - PRIMARIES[column][i]) > TOLERANCE) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Optional<ByteBuffer> tag(byte[] icc, String signature) {
        ByteBuffer profile = ByteBuffer.wrap(icc);
        byte[] wanted = signature.getBytes(StandardCharsets.US_ASCII);
        int count = Math.min(profile.getInt(TAGS), 100);
        for (int i = 0; i < count; i++) {
            int entry = TAGS + 4 + 12 * i;
            if (Arrays.equals(icc, entry, entry + 4, wanted, 0, 4)) {
                return Optional.of(profile.slice(profile.getInt(entry + 4), profile.getInt(entry + 8)));
            }
        }
        return Optional.empty();
    }

    private static String ascii(ByteBuffer buffer, int from, int length) {
        byte[] text = new byte[length];
        buffer.get(from, text);
        return new String(text, StandardCharsets.US_ASCII);
    }
}
