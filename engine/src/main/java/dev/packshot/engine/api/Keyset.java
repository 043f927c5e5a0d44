package dev.packshot.engine.api;

import dev.packshot.engine.refusal.Refused;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * Where a page ends: the last row's place in an order by time and id. Unlike a number of rows to skip, it holds while rows come
 * and go, and costs the same on the last page as on the first.
 *
 * @param at the row's time
 * @param id the row's id, which decides among equal times
 */
public record Keyset(Instant at, UUID id) {
    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws Refused for anything else
     */
    public static Keyset read(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(" ", -1);
            if (parts.length == 2) {
                return new Keyset(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // Answered below: what exactly is wrong with it helps nobody.
        }
        throw Refused.invalid("cursor", "isn't one of ours; begin without one");
    }

    /** Opaque to callers. */
    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((at + " " + id).getBytes(StandardCharsets.US_ASCII));
    }
}
