package dev.packshot.sandbox.shopify.shop;

/**
 * A global id, such as {@code gid://shopify/Product/42}.
 *
 * @param type the type's name
 * @param number at least 1, unique within its type and shop
 */
public record Gid(String type, long number) implements Comparable<Gid> {
    private static final String PREFIX = "gid://shopify/";

    public Gid {
        if (!type.matches("[A-Za-z]+") || number < 1) {
            throw new IllegalArgumentException(
                    "A global id has a type and a number from 1, but was " + type + "/" + number);
        }
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when it isn't one
     */
    public static Gid parse(String text) {
        int slash = text.lastIndexOf('/');
        if (!text.startsWith(PREFIX)
                || slash < PREFIX.length()
                || !text.substring(slash + 1).matches("\\d{1,18}")) {
            throw new IllegalArgumentException("Invalid global id '" + text + "'");
        }
        return new Gid(text.substring(PREFIX.length(), slash), Long.parseLong(text.substring(slash + 1)));
    }

    @Override
    public int compareTo(Gid other) {
        int byType = type.compareTo(other.type);
        return byType != 0 ? byType : Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return PREFIX + type + "/" + number;
    }
}
