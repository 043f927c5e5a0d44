package dev.packshot.sandbox.shopify.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it came in at a shop.
 *
 * @param method in capitals
 * @param shop the shop's domain: the first segment of the path
 * @param path below the shop, decoded, beginning with a slash
 * @param query of the address, not decoded, may be empty
 * @param headers by lower-case name
 * @param body whole
 */
@SuppressWarnings("ArrayRecordComponent") // Handed through, never compared.
public record Call(
        String method, String shop, String path, String query, Map<String, List<String>> headers, byte[] body) {
    public Call {
        var lower = new TreeMap<String, List<String>>();
        headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        headers = Map.copyOf(lower);
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** The body as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Whether this is a request with such a method for such a path below the shop. */
    public boolean is(String wantedMethod, String wantedPath) {
        return method.equals(wantedMethod) && path.equals(wantedPath);
    }
}
