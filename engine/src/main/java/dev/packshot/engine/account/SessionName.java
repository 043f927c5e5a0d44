package dev.packshot.engine.account;

import java.util.Optional;

/**
 * What a session's cookie says, encrypted: whose it is, and which of the account's sessions still hold. The name of the
 * principal of everybody who signed in with a password.
 *
 * @param account its name
 * @param mark counted up when the account's sessions are ended
 */
public record SessionName(String account, int mark) {
    private static final char SEPARATOR = '~';

    /** Reads what {@link #toString} wrote; empty for anything else. */
    public static Optional<SessionName> read(String text) {
        int at = text.lastIndexOf(SEPARATOR);
        if (at < 1 || !text.substring(at + 1).matches("\\d{1,9}")) {
            return Optional.empty();
        }
        return Optional.of(new SessionName(text.substring(0, at), Integer.parseInt(text.substring(at + 1))));
    }

    @Override
    public String toString() {
        return account + SEPARATOR + mark;
    }
}
