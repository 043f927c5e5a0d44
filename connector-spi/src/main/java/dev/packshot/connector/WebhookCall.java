package dev.packshot.connector;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A webhook as it arrived.
 *
 * @param headers by lower-case name
 * @param body the raw bytes, not to be changed
 * @param received when it arrived
 */
@SuppressWarnings("ArrayRecordComponent") // Handed through, never compared.
public record WebhookCall(Map<String, List<String>> headers, byte[] body, Instant received) {
    public WebhookCall {
        var lower = new TreeMap<String, List<String>>();
        headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        headers = Map.copyOf(lower);
    }

    /** The only value of a header; empty when there is none or more than one. */
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }
}
