package dev.packshot.connector;

/**
 * One thing that a connection needs to be told.
 *
 * @param key stable, such as {@code folder}
 * @param label for people
 * @param help a sentence that says where to find the value
 * @param kind how it is asked for and kept
 * @param required whether a connection can't be opened without it
 * @param usual the value when none is given, may be empty
 */
public record Setting(String key, String label, String help, Kind kind, boolean required, String usual) {
    /** How a setting is asked for and kept. */
    public enum Kind {
        TEXT,
        NUMBER,
        FLAG,
        /** Told by the marketplace when the shop installs, never asked for. */
        GIVEN,
        /** A folder on the machine that runs Packshot. */
        FOLDER,
        /** Kept in the vault, never shown again. */
        SECRET
    }

    public Setting {
        if (!key.matches("[a-z][a-z0-9-]{0,63}")) {
            throw new IllegalArgumentException("A setting's key is lower-case letters, digits and -, but was " + key);
        }
    }
}
