package dev.packshot.catalog;

/** What every id of a marketplace must be to be stored, logged and compared. */
final class OpaqueId {
    private static final int LONGEST = 255;

    private OpaqueId() {}

    static void check(String of, String id) {
        if (id.isBlank() || id.length() > LONGEST || id.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "The id of a %s is 1 to %d visible characters, but was \"%s\"".formatted(of, LONGEST, id));
        }
    }
}
