package dev.packshot.connector.tck.wire;

import java.util.Map;

/**
 * A request as it came over the wire.
 *
 * @param method such as {@code GET}
 * @param target path and query
 * @param headers by lower-case name; of several with one name, the last
 * @param body as sent
 */
@SuppressWarnings("ArrayRecordComponent") // A record of what was sent, never compared.
public record Exchange(String method, String target, Map<String, String> headers, byte[] body) {}
