package dev.packshot.catalog;

/**
 * A marketplace by its stable id, such as {@code amazon}.
 *
 * @param id lower-case letters and digits, starting with a letter
 */
public record Platform(String id) implements Comparable<Platform> {
    public Platform {
        if (!id.matches("[a-z][a-z0-9]{1,31}")) {
            throw new IllegalArgumentException(
                    "A platform id is lower-case letters and digits, but was \"" + id + "\"");
        }
    }

    @Override
    public int compareTo(Platform other) {
        return id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return id;
    }
}
