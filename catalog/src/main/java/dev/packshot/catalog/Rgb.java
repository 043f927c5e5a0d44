package dev.packshot.catalog;

/**
 * An sRGB colour, 8 bits a channel.
 *
 * @param red 0 to 255
 * @param green 0 to 255
 * @param blue 0 to 255
 */
public record Rgb(int red, int green, int blue) {
    public static final Rgb WHITE = new Rgb(255, 255, 255);

    public Rgb {
        if (((red | green | blue) & ~0xFF) != 0) {
            throw new IllegalArgumentException(
                    "sRGB channels are 0 to 255, but were %d, %d, %d".formatted(red, green, blue));
        }
    }

    /** Reads {@code #rrggbb}. */
    public static Rgb parse(String hex) {
        if (!hex.matches("#[0-9a-fA-F]{6}")) {
            throw new IllegalArgumentException("A colour is written #rrggbb, but was \"" + hex + "\"");
        }
        int value = Integer.parseInt(hex.substring(1), 16);
        return new Rgb(value >> 16, value >> 8 & 0xFF, value & 0xFF);
    }

    @Override
    public String toString() {
        return "#%02x%02x%02x".formatted(red, green, blue);
    }
}
