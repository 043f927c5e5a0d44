package dev.packshot.connector;

/**
 * Something that nobody may see. Prints as dots wherever it is printed.
 *
 * @param reveal the secret itself
 */
public record Secret(String reveal) {
    @Override
    public String toString() {
        return "•••";
    }
}
