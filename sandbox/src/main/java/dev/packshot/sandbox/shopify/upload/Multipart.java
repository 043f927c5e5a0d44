package dev.packshot.sandbox.shopify.upload;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form with a file (RFC 7578). What comes after the file is not looked at, as in the real bucket.
 *
 * @param fields in their order
 * @param file bytes of the field {@code file}
 */
@SuppressWarnings("ArrayRecordComponent") // Handed through, never compared.
record Multipart(Map<String, String> fields, byte[] file) {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("(?i)content-disposition:[^\r\n]*[; ]name=\"([^\"]*)\"");
    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** Reads a body; empty when it isn't a form, or has no file. */
    static Optional<Multipart> read(String contentType, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!contentType.startsWith("multipart/form-data") || !boundary.find()) {
            return Optional.empty();
        }
        byte[] line = ("--" + boundary.group(1)).getBytes(StandardCharsets.US_ASCII);
        byte[] next = ("\r\n--" + boundary.group(1)).getBytes(StandardCharsets.US_ASCII);
        var fields = new LinkedHashMap<String, String>();
        int at = find(body, line, 0);
        while (at >= 0) {
            int begin = at + line.length + 2;
            int head = find(body, HEAD_END, begin);
            int end = head < 0 ? -1 : find(body, next, head + HEAD_END.length);
            if (end < 0) {
                return Optional.empty();
            }
            Matcher name = NAME.matcher(new String(body, begin, head - begin, StandardCharsets.UTF_8));
            byte[] content = Arrays.copyOfRange(body, head + HEAD_END.length, end);
            if (!name.find()) {
                return Optional.empty();
            }
            if (name.group(1).equals("file")) {
                return Optional.of(new Multipart(fields, content));
            }
            fields.put(name.group(1), new String(content, StandardCharsets.UTF_8));
            at = end + 2;
        }
        return Optional.empty();
    }

    private static int find(byte[] where, byte[] what, int from) {
        for (int at = Math.max(0, from); at <= where.length - what.length; at++) {
            if (where[at] == what[0] && Arrays.equals(where, at, at + what.length, what, 0, what.length)) {
                return at;
            }
        }
        return -1;
    }
}
