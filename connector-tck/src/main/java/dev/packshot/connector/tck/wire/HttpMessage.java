package dev.packshot.connector.tck.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One HTTP/1.1 message (RFC 9112), whole in memory.
 *
 * @param start request or status line
 * @param headers by lower-case name, without those that belong to one connection
 */
@SuppressWarnings("ArrayRecordComponent") // Passed on, never compared.
record HttpMessage(String start, Map<String, String> headers, byte[] body) {
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection", "keep-alive", "upgrade", "http2-settings", "transfer-encoding", "content-length", "expect");

    static HttpMessage read(InputStream in, boolean answer) throws IOException {
        String start = line(in);
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).trim().toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim());
        }
        byte[] body = body(in, headers, answer && !start.contains(" 204") && !start.contains(" 304"));
        headers.keySet().removeAll(HOP_BY_HOP);
        return new HttpMessage(start, headers, body);
    }

    void write(OutputStream out) throws IOException {
        out.write(head());
        out.write(body);
        out.flush();
    }

    /** Start line and headers, with the length of the whole body. */
    byte[] head() {
        var head = new StringBuilder(start).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("content-length: ").append(body.length).append("\r\nconnection: close\r\n\r\n");
        return head.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] body(InputStream in, Map<String, String> headers, boolean untilTheEnd) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return chunks(in);
        }
        String length = headers.get("content-length");
        if (length != null) {
            return in.readNBytes(Integer.parseInt(length));
        }
        return untilTheEnd ? in.readAllBytes() : new byte[0];
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = size(line(in)); size > 0; size = size(line(in))) {
            body.write(in.readNBytes(size));
            line(in);
        }
        while (!line(in).isEmpty()) {
            // Trailers say nothing about pictures.
        }
        return body.toByteArray();
    }

    private static int size(String line) {
        return Integer.parseInt(line.split(";", 2)[0].trim(), 16);
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The connection ended within a message");
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
