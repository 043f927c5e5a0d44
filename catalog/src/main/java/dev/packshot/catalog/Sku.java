package dev.packshot.catalog;

/**
 * A seller's stock-keeping unit.
 *
 * @param value 1 to 128 characters, without control characters, not blank
 */
public record Sku(String value) implements Comparable<Sku> {
    private static final int LONGEST = 128;

    public Sku {
        if (value.isBlank() || value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "A SKU is 1 to %d visible characters, but was \"%s\"".formatted(LONGEST, value));
        }
    }

    /**
     * This SKU as one path segment that every file system takes. Letters, digits, {@code . _ -} and space stay; any
     * other character becomes {@code %XXXX}, so that two SKUs never share a folder.
     */
    public String pathSegment() {
        var segment = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean edge = i == 0 || i == value.length() - 1;
            boolean plain = Character.isLetterOrDigit(c) || c == '_' || c == '-' || (!edge && (c == '.' || c == ' '));
            segment.append(plain ? String.valueOf(c) : "%%%04X".formatted((int) c));
        }
        return segment.toString();
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
