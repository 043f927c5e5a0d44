package dev.packshot.catalog;

import java.nio.charset.StandardCharsets;

/**
 * A seller's stock-keeping unit.
 *
 * @param value 1 to 128 characters, without control characters, not blank
 */
public record Sku(String value) implements Comparable<Sku> {
    /** Most characters of a SKU. */
    public static final int LONGEST = 128;

    /** Usual file systems allow 255 bytes for a name; the rest is for what is put before and behind it. */
    private static final int LONGEST_SEGMENT = 200;

    public Sku {
        if (value.isBlank() || value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "A SKU is 1 to %d visible characters, but was \"%s\"".formatted(LONGEST, value));
        }
    }

    /**
     * This SKU as one path segment that every file system takes. Letters, digits, {@code . _ -} and space stay; any
     * other character becomes {@code %XXXX}, and what is too long ends in its digest, so that two SKUs never share a
     * folder (on a file system that tells capitals from small letters).
     */
    public String pathSegment() {
        var segment = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean edge = i == 0 || i == value.length() - 1;
            boolean plain = Character.isLetterOrDigit(c) || c == '_' || c == '-' || (!edge && (c == '.' || c == ' '));
            segment.append(plain ? String.valueOf(c) : "%%%04X".formatted((int) c));
        }
        return shortened(segment.toString());
    }

    private static String shortened(String segment) {
        if (segment.getBytes(StandardCharsets.UTF_8).length <= LONGEST_SEGMENT) {
            return segment;
        }
        // At most three bytes for a character of two: a sixth of the limit always fits.
        return segment.substring(0, LONGEST_SEGMENT / 6) + "~"
                + Digest.of(segment).abbreviated();
    }

    @Override
    public int compareTo(Sku other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
