package dev.packshot.sandbox.shopify.bulk;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file (RFC 9110, section 14).
 *
 * @param from first byte, from 0
 * @param to byte after the last
 */
record ByteRange(int from, int to) {
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,10})-(\\d{0,10})");

    /** Whether a header asks for one range, which is all that is supported; otherwise the whole file is due. */
    static boolean asked(String header) {
        Matcher range = ONE.matcher(header);
        return range.matches() && !(range.group(1).isEmpty() && range.group(2).isEmpty());
    }

    /** The part that such a header asks for; empty when the file has no such part. */
    static Optional<ByteRange> of(String header, int length) {
        Matcher range = ONE.matcher(header);
        if (!range.matches()) {
            return Optional.empty();
        }
        long from;
        long to;
        if (range.group(1).isEmpty()) {
            from = Math.max(0, length - Long.parseLong(range.group(2)));
            to = length;
        } else {
            from = Long.parseLong(range.group(1));
            to = range.group(2).isEmpty() ? length : Math.min(length, Long.parseLong(range.group(2)) + 1);
        }
        return from < to ? Optional.of(new ByteRange((int) from, (int) to)) : Optional.empty();
    }

    String header(int length) {
        return "bytes " + from + "-" + (to - 1) + "/" + length;
    }
}
