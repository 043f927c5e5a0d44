package dev.packshot.sandbox.shopify.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names and values as a query or a form carries them ({@code application/x-www-form-urlencoded}). */
public final class Query {
    private Query() {}

    /** Decoded, in their order; of a repeated name the last value. */
    public static Map<String, String> decoded(String pairs) {
        var all = new LinkedHashMap<String, String>();
        for (String pair : pairs.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                all.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return all;
    }

    /** A decoded path as an address carries it: its slashes stay. */
    public static String path(String decoded) {
        try {
            return new URI(null, null, decoded, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("Not a path: " + decoded, e);
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
